package vn.dcim.core.asset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of equipment an asset is. */
public enum AssetKind {
    SERVER,
    STORAGE,
    SWITCH,
    ROUTER,
    FIREWALL,
    LOAD_BALANCER,
    WIRELESS,
    KVM,
    UPS,
    BATTERY,
    GENERATOR,
    ATS,
    PANEL,
    PDU,
    COOLING,
    CHILLER,
    SENSOR,
    FIRE,
    CAMERA,
    NVR,
    ACCESS,
    RACK,
    WORKSTATION,
    LAPTOP,
    MONITOR,
    PRINTER,
    PHONE,
    OTHER;

    /** Returns the word of files and of the bundles, such as {@code load-balancer}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<AssetKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
