package vn.dcim.web.overview;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.device.Device;

/** How the alarms that stand make devices and points look. What a person has silenced, or is over but for the asking, does not show. */
final class Looks {

    private final Map<Long, Look> ofDevices = new HashMap<>();
    private final Map<Long, Look> ofPoints = new HashMap<>();

    Looks(Collection<Alarm> standing) {
        for (Alarm alarm : standing) {
            if (alarm.active() && alarm.state() != AlarmState.SHELVED && alarm.state() != AlarmState.OUT_OF_SERVICE) {
                Look look = new Look(Level.of(alarm.priority()), alarm.state() == AlarmState.SUPPRESSED);
                ofDevices.merge(alarm.deviceId(), look, Look::or);
                ofPoints.merge(alarm.pointId(), look, Look::or);
            }
        }
    }

    Look of(Device device) {
        return ofDevices.getOrDefault(device.id(), Look.NORMAL);
    }

    /** Returns the look of a device that says of itself how bad it is: what an alarm tells of already is left to the alarm. */
    Look of(Device device, Look own) {
        return told(of(device), own);
    }

    Look of(Device device, Level own) {
        return of(device, Look.of(own));
    }

    Look ofPoint(long pointId, Level own) {
        return told(ofPoint(pointId), Look.of(own));
    }

    private static Look told(Look alarm, Look own) {
        return own.level().compareTo(alarm.level()) > 0 ? own : alarm;
    }

    Look ofPoint(long pointId) {
        return ofPoints.getOrDefault(pointId, Look.NORMAL);
    }
}
