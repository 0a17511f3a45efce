package vn.dcim.core.device;

import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;

/**
 * Whether a device answers: the words of the state list {@code reachability} with the codes that history stores. Every device
 * has the point {@value #POINT}; where the device (its topic map) does not state it by itself, the pipeline does.
 */
public enum Reachability {
    REACHABLE(0),
    UNREACHABLE(1);

    public static final String POINT = "device.reachability";

    /** The point as the registry adds it to a device that does not offer it. */
    static final DeviceReading.Value OFFERED = new DeviceReading.Value(
            POINT,
            "",
            "dcim",
            Quantity.STATE,
            PollClass.FAST,
            Conversion.IDENTITY,
            Double.NaN,
            null,
            Quality.BAD,
            "not asked yet");

    private final int code;

    Reachability(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
