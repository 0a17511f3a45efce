package vn.dcim.core.asset;

import java.util.Locale;

/** Which half of a rack's width an asset takes that is half as wide. */
public enum Half {
    LEFT,
    RIGHT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
