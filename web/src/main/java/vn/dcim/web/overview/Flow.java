package vn.dcim.web.overview;

import java.util.Locale;

/** What arrives at a part of the power path; from worst to best. */
public enum Flow {
    /** No voltage. */
    DEAD,
    /** Nobody has said so far. */
    UNKNOWN,
    /** Power out of a battery: it ends. */
    BATTERY,
    LIVE;

    static Flow better(Flow a, Flow b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Returns the class of the style sheet: {@code flow-dead} and so on. */
    public String css() {
        return "flow-" + name().toLowerCase(Locale.ROOT);
    }

    boolean isEnergised() {
        return this == LIVE || this == BATTERY;
    }
}
