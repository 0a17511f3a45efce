package vn.dcim.core.asset.stocktake;

import java.util.Locale;

/** What whoever scans is told at once. */
public enum ScanResult {
    SEEN,
    WRONG_PLACE,
    NOT_LISTED,
    DISPOSED,
    ALREADY_SEEN,
    /** No asset has the code. */
    UNKNOWN;

    static ScanResult of(Finding finding) {
        return switch (finding) {
            case SEEN -> SEEN;
            case WRONG_PLACE -> WRONG_PLACE;
            case NOT_LISTED -> NOT_LISTED;
            case DISPOSED -> DISPOSED;
            case MISSING -> throw new IllegalArgumentException("what is scanned is not missing");
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
