package vn.dcim.core.directory;

import java.util.Locale;

/** How it stands with a person in the directory. */
public enum Presence {
    /** There, with a group that has a role. */
    PRESENT,
    /** Not there. */
    GONE,
    DISABLED,
    EXPIRED,
    /** There, but in no group that has a role. */
    NO_GROUP,
    /** Somebody else has the name now. */
    REPLACED;

    /** Returns the word of the audit log and of the bundles, such as {@code no-group}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
