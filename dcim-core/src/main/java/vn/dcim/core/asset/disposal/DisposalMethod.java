package vn.dcim.core.asset.disposal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of assets that are disposed of. */
public enum DisposalMethod {
    SALE,
    DISMANTLING,
    DESTRUCTION,
    /** Given to somebody who takes it for recycling. */
    RECYCLING;

    /** Returns the word of files and of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the method of a code; empty where there is none. */
    public static Optional<DisposalMethod> of(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code().equals(code))
                .findFirst();
    }
}
