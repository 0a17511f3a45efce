package vn.dcim.core.telemetry;

import java.time.Duration;
import vn.dcim.core.device.Device;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PollClass;

/** For how long what was read is taken to hold, where nothing else is read. */
public final class Holding {

    /** Many turns of what is asked every few seconds. */
    private static final Duration ASKED = Duration.ofMinutes(5);

    /** What is asked once a day. */
    private static final Duration ASKED_DAILY = Duration.ofHours(49);

    /** A door publishes when it moves, and is silent for weeks; that its sensor is lost is said by a stale reading. */
    private static final Duration TOLD = Duration.ofDays(31);

    private Holding() {}

    public static Duration longest(Device device, Point point) {
        if (device.isMqtt()) {
            return TOLD;
        }
        return point.pollClass() == PollClass.STATIC ? ASKED_DAILY : ASKED;
    }
}
