package vn.dcim.core.alarm;

/** How soon somebody must act; from the least to the most. */
public enum AlarmPriority {
    /** Within the day. */
    LOW,
    /** Within the shift. */
    MEDIUM,
    /** At once. */
    HIGH
}
