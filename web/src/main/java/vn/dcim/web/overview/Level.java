package vn.dcim.web.overview;

import java.util.Locale;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.point.StateList.Grade;

/** How far something is from what it should be; from not at all. */
public enum Level {
    NONE,
    LOW,
    MEDIUM,
    HIGH;

    static Level of(AlarmPriority priority) {
        return switch (priority) {
            case LOW -> LOW;
            case MEDIUM -> MEDIUM;
            case HIGH -> HIGH;
        };
    }

    static Level of(Grade grade) {
        return switch (grade) {
            case ALARM -> HIGH;
            case WARNING -> MEDIUM;
            case OK, NOTICE, UNKNOWN -> NONE;
        };
    }

    static Level worse(Level a, Level b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Returns the class of the style sheet, such as {@code p-high}. */
    public String css() {
        return "p-" + name().toLowerCase(Locale.ROOT);
    }
}
