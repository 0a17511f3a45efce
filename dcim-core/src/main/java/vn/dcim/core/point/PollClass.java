package vn.dcim.core.point;

/** How often a point is asked for. */
public enum PollClass {
    /** States that an alarm waits for: every fast cycle. */
    FAST,
    /** Measurements: every normal cycle. */
    SLOW,
    /** What hardly ever changes: once a day and after a restart of the device. */
    STATIC
}
