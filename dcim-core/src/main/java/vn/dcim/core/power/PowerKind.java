package vn.dcim.core.power;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.dcim.core.device.DeviceClass;

/** What a part of the power chain is. What is none of these takes power and gives none on. */
public enum PowerKind {
    SOURCE,
    GENERATOR,
    ATS,
    UPS,
    PANEL,
    BREAKER,
    PDU;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<PowerKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    static Optional<PowerKind> of(DeviceClass deviceClass) {
        return switch (deviceClass) {
            case METER -> Optional.of(SOURCE);
            case GENERATOR -> Optional.of(GENERATOR);
            case ATS -> Optional.of(ATS);
            case UPS, DC_POWER -> Optional.of(UPS);
            case PDU -> Optional.of(PDU);
            default -> Optional.empty();
        };
    }
}
