package vn.dcim.core.backup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the comparison with the source said. */
public enum Verdict {
    /** Nothing was compared. */
    UNVERIFIED,
    EQUAL,
    DIFFERENT;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the one of a code; empty where there is none. */
    public static Optional<Verdict> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
