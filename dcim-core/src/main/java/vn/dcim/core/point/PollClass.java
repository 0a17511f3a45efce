package vn.dcim.core.point;

import java.util.Locale;

/** How often a point is asked for. */
public enum PollClass {
    /** States that an alarm waits for: every fast cycle. */
    FAST,
    /** Measurements: every normal cycle. */
    SLOW,
    /** What hardly ever changes: once a day and after a restart of the device. */
    STATIC;

    /** Returns {@code fast}, {@code slow} or {@code static}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
