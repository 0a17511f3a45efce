package vn.dcim.web.page;

import java.util.Locale;

/** Under what heading a line of the navigation stands: told by its order, so that a module adds a line and nothing else. */
public enum NavigationGroup {
    /** What is wrong now, and what is watched. */
    OPERATE(0),
    /** What stands where, and what it hangs on. */
    REGISTRY(40),
    /** What is owed, and the proof of it. */
    COMPLIANCE(47),
    /** The program and its lines to other systems. */
    SYSTEM(75),
    /** Who may do what. */
    PEOPLE(90);

    private final int from;

    NavigationGroup(int from) {
        this.from = from;
    }

    static NavigationGroup of(int order) {
        NavigationGroup found = OPERATE;
        for (NavigationGroup group : values()) {
            if (order >= group.from) {
                found = group;
            }
        }
        return found;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
