package vn.dcim.core.work.fault;

import java.util.Locale;

/** What became of a report. */
public enum FaultState {
    /** Nobody has decided yet. */
    NEW,
    /** An order was opened from it. */
    ORDERED,
    /** It belongs to an order that was open before. */
    JOINED,
    DECLINED;

    /** Returns the word of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
