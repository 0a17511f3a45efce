package vn.dcim.core.forward;

import java.util.Locale;

/** What is forwarded. */
public enum ForwardKind {
    /** Entries of the audit log. */
    AUDIT,
    /** Alarms that are raised, acknowledged and over. */
    ALARM,
    /** The signed seals of the days of the audit log. */
    SEAL,
    /** Log messages of other machines, as they were received; only to receivers that ask for them. */
    LOG;

    /** Returns the word of settings, of messages and of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
