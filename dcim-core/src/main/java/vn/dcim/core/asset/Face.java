package vn.dcim.core.asset;

import java.util.Locale;

/** Which side of a rack an asset takes. */
public enum Face {
    FRONT,
    REAR,
    BOTH;

    /** Tells whether two that lie at one height are in each other's way. */
    boolean meets(Face other) {
        return this == other || this == BOTH || other == BOTH;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
