package vn.dcim.core.work.cost;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an order takes. */
public enum CostKind {
    /** Hours that somebody worked. */
    TIME,
    PART,
    /** What somebody else did and sends an invoice for. */
    SERVICE;

    /** Returns the word of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<CostKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
