package vn.dcim.core.floor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.dcim.core.device.DeviceClass;

/** What stands on a floor plan, with the usual size in mm: along the front, and from front to rear. */
public enum FloorKind {
    RACK(600, 1200),
    COOLING(900, 900),
    UPS(800, 800),
    PANEL(600, 600),
    CAMERA(200, 200),
    DOOR(1000, 150),
    SENSOR(150, 150),
    OTHER(600, 600);

    private final int width;
    private final int depth;

    FloorKind(int width, int depth) {
        this.width = width;
        this.depth = depth;
    }

    public int width() {
        return width;
    }

    public int depth() {
        return depth;
    }

    /** Tells whether it takes the floor for itself; what hangs on walls and ceilings does not. */
    public boolean isSolid() {
        return this != CAMERA && this != DOOR && this != SENSOR;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<FloorKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    static FloorKind of(DeviceClass deviceClass) {
        return switch (deviceClass) {
            case COOLING, CHILLER -> COOLING;
            case UPS, DC_POWER, BATTERY -> UPS;
            case GENERATOR, ATS, PDU, METER -> PANEL;
            case ENVIRONMENT, LEAK, FIRE -> SENSOR;
            case CAMERA -> CAMERA;
            case ACCESS, NVR, SWITCH, ROUTER, FIREWALL, SERVER, STORAGE, LOG_SOURCE, TIME_SOURCE -> OTHER;
        };
    }
}
