package vn.dcim.core.work;

import java.util.Locale;

/** Why there is an order. */
public enum WorkKind {
    /** It comes from the yearly plan. */
    PLANNED,
    /** Something is broken. */
    CORRECTIVE,
    /** It tries whether the other line, feed or device takes over. */
    FAILOVER_TEST;

    /** Returns the word of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
