package vn.dcim.core.work.cost;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what costs are told apart. */
public enum CostGroup {
    /** The kind of the equipment that was worked at. */
    CLASS,
    ASSET,
    /** The kind of the order. */
    ORDER,
    /** Who the order was given to. */
    DOER;

    /** Returns the word of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the group of a code; empty where there is none. */
    public static Optional<CostGroup> of(String code) {
        return Arrays.stream(values())
                .filter(group -> group.code().equals(code))
                .findFirst();
    }
}
