package vn.dcim.core.report;

import java.util.Locale;

/** How far a report is. */
public enum ReportState {
    /** Its figures follow the registry's as of the cut-off; remarks are being written. */
    DRAFT,
    /** Somebody looked at figures and remarks. */
    REVIEWED,
    /** It never changes any more. */
    FROZEN,
    /** It went out under a number. */
    SENT;

    public boolean isFrozen() {
        return this == FROZEN || this == SENT;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
