package vn.dcim.core.scope;

import java.util.Locale;

/**
 * One of the things an account is narrowed to, as people call it.
 *
 * @param name of the place, group or unit
 */
public record ScopePart(Kind kind, String name) {

    /** What kind of thing. */
    public enum Kind {
        /** With all that lies in it. */
        PLACE,
        /** A group of devices. */
        GROUP,
        /** All systems of one unit. */
        UNIT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return kind.code() + ":" + name;
    }
}
