package vn.dcim.core.alarm;

import java.util.Arrays;

/** The readings of a point within a period up to the last one, oldest first, and the one before the period; never changed. */
record Track(long[] atMs, double[] values) {

    static final Track NONE = new Track(new long[0], new double[0]);

    /** Returns this track with one more reading; of those more than {@code periodMs} before it, the last is kept. */
    Track with(long at, double value, long periodMs) {
        int from = Math.max(0, firstWithin(at - periodMs) - 1);
        int kept = atMs.length - from;
        long[] newAt = Arrays.copyOfRange(atMs, from, from + kept + 1);
        double[] newValues = Arrays.copyOfRange(values, from, from + kept + 1);
        newAt[kept] = at;
        newValues[kept] = value;
        return new Track(newAt, newValues);
    }

    int size() {
        return atMs.length;
    }

    double last() {
        return values[values.length - 1];
    }

    /** Returns the index of the first reading at {@code oldest} or later. */
    int firstWithin(long oldest) {
        int from = 0;
        while (from < atMs.length && atMs[from] < oldest) {
            from++;
        }
        return from;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Track track && Arrays.equals(atMs, track.atMs) && Arrays.equals(values, track.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(atMs);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
