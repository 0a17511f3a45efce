package vn.dcim.core.asset.carrier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How data are made away with, as NIST SP 800-88 Rev. 1 (section 2.5) names it. */
public enum WipeMethod {
    /** Overwritten by the carrier's own commands; nothing that reads it in the usual way finds anything. */
    CLEAR,
    /** Nothing is found by the means of a laboratory either: secure erase, cryptographic erase, degaussing. */
    PURGE,
    /** The carrier itself is shredded, melted, burnt. */
    DESTROY;

    /** Returns the word of files and of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the method of a code; empty where there is none. */
    public static Optional<WipeMethod> of(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code().equals(code))
                .findFirst();
    }
}
