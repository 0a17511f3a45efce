package vn.dcim.web.alarm;

import java.util.Locale;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmState;

/**
 * An alarm as pages show it.
 *
 * @param title a few words, without the device
 * @param device name of the device
 * @param value when it last came, with its unit
 * @param limit that was passed; empty where the rule has none
 * @param state in words, with its end or its person
 */
public record AlarmLine(Alarm alarm, String title, String device, String value, String limit, String state) {

    /** Returns the classes of the element that shows it: priority and state. */
    public String classes() {
        return "p-" + priority() + " s-"
                + alarm.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String priority() {
        return alarm.priority().name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether it is drawn hollow: silenced, or its condition is gone. */
    public boolean isQuiet() {
        return alarm.state() != AlarmState.UNACKNOWLEDGED && alarm.state() != AlarmState.ACKNOWLEDGED;
    }

    /** Tells whether it is folded beneath a root, so that where it stands tells its state. */
    public boolean isFolded() {
        return alarm.state() == AlarmState.SUPPRESSED;
    }

    public boolean canBeAcknowledged() {
        return alarm.state() == AlarmState.UNACKNOWLEDGED || alarm.state() == AlarmState.RETURNED_UNACKNOWLEDGED;
    }

    public String link() {
        return "/alarms/" + alarm.id();
    }

    /** Returns where the chart that explains it is. */
    public String chart() {
        return "/devices/" + alarm.deviceId() + "?point=" + alarm.pointId() + "#chart";
    }
}
