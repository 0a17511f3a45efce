package vn.dcim.core.asset.carrier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of thing holds the data. */
public enum CarrierKind {
    /** With magnetic platters. */
    HARD_DISK,
    SOLID_STATE,
    TAPE,
    /** A stick, a card, memory on a board. */
    FLASH,
    OPTICAL,
    OTHER;

    /** Returns the word of files and of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<CarrierKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
