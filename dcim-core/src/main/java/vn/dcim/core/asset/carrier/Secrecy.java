package vn.dcim.core.asset.carrier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What data a carrier held; the three grades of the law on state secrets above all else. */
public enum Secrecy {
    NO_DATA,
    ORDINARY,
    CONFIDENTIAL,
    SECRET,
    TOP_SECRET;

    /** Tells whether it is a state secret, which has to be wiped for good (AG59 9.3). */
    public boolean isStateSecret() {
        return compareTo(CONFIDENTIAL) >= 0;
    }

    /** Returns the word of files and of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the grade of a code; empty where there is none. */
    public static Optional<Secrecy> of(String code) {
        return Arrays.stream(values())
                .filter(grade -> grade.code().equals(code))
                .findFirst();
    }
}
