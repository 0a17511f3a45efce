package vn.dcim.core.asset.stocktake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done about a difference. */
public enum Decision {
    /** The register takes the place where it was seen. */
    MOVE,
    /** The register says from now on that it is broken. */
    BROKEN,
    /** Nothing; the reason tells why. */
    LEAVE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the decision of a code; empty where there is none. */
    public static Optional<Decision> of(String code) {
        return Arrays.stream(values())
                .filter(decision -> decision.code().equals(code))
                .findFirst();
    }
}
