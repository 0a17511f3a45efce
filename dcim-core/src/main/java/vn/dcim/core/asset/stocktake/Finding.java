package vn.dcim.core.asset.stocktake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an asset of a stocktake was found. */
public enum Finding {
    SEEN,
    WRONG_PLACE,
    /** It was seen, but is not of those that are counted. */
    NOT_LISTED,
    /** It was seen, but the register says that it was disposed of. */
    DISPOSED,
    MISSING;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the finding of a code; empty where there is none. */
    public static Optional<Finding> of(String code) {
        return Arrays.stream(values())
                .filter(finding -> finding.code().equals(code))
                .findFirst();
    }
}
