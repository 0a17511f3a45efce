package vn.dcim.core.point;

/** How far a reading can be trusted; from best to worst. Codes are what history stores. */
public enum Quality {
    /** Received in time and possible. */
    GOOD,
    /** Received, but from a device that is being doubted: retained, buffered, or with a clock far off. */
    UNCERTAIN,
    /** The device did not answer in time; the value is the last one known. */
    STALE,
    /** Received but impossible: a sentinel, out of range, not a number, or a word outside the list. Raises no threshold alarm. */
    BAD;

    public boolean isUsable() {
        return this == GOOD || this == UNCERTAIN;
    }

    public static Quality worst(Quality a, Quality b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
