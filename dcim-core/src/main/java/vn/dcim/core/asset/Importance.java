package vn.dcim.core.asset;

import java.util.Locale;

/** How much the centre's services depend on an asset, least first. */
public enum Importance {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
