package vn.dcim.core.telemetry.block;

import java.util.Arrays;

/**
 * Readings of one point, oldest first; several may share an instant. Not safe for several threads while it grows.
 *
 * <p>The arrays may be longer than {@link #size} and are not copied: whoever is given one reads it, and changes nothing.
 */
public final class Column {

    private static final int FIRST_ROOM = 64;

    private long[] at;
    private double[] values;
    private byte[] qualities;
    private int size;

    public Column() {
        this(new long[FIRST_ROOM], new double[FIRST_ROOM], new byte[FIRST_ROOM], 0);
    }

    Column(long[] at, double[] values, byte[] qualities, int size) {
        this.at = at;
        this.values = values;
        this.qualities = qualities;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /** Returns the instant of a reading, in milliseconds since 1970. */
    public long at(int index) {
        return at[index];
    }

    public double value(int index) {
        return values[index];
    }

    /** Returns the {@link QualityCode} of a reading. */
    public int quality(int index) {
        return qualities[index];
    }

    long[] instants() {
        return at;
    }

    double[] values() {
        return values;
    }

    byte[] qualities() {
        return qualities;
    }

    /** Adds a reading. @throws IllegalArgumentException when it is older than the one before */
    public void add(long atMs, double value, int quality) {
        if (size > 0 && atMs < at[size - 1]) {
            throw new IllegalArgumentException(atMs + " is older than " + at[size - 1]);
        }
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            qualities = Arrays.copyOf(qualities, 2 * size);
        }
        at[size] = atMs;
        values[size] = value;
        qualities[size] = (byte) quality;
        size++;
    }

    /** Returns the index of the first reading at an instant or after it; the size when there is none. */
    public int indexFrom(long atMs) {
        return indexFrom(atMs, 0, size);
    }

    /** Returns the same among those within [first, end); the end when there is none. */
    public int indexFrom(long atMs, int first, int end) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] < atMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Returns the readings of both, in order of time. One of the other that is the same as one of this (instant, all bits of the
     * value, quality) is the same reading, which came twice.
     */
    public Column with(Column other) {
        if (size == 0 || other.size == 0) {
            return size == 0 ? other : this;
        }
        int room = size + other.size;
        var merged = new Column(new long[room], new double[room], new byte[room], 0);
        int mine = 0;
        for (int its = 0; its < other.size; its++) {
            while (mine < size && at[mine] <= other.at[its]) {
                merged.put(this, mine++);
            }
            if (!holds(other.at[its], other.values[its], other.qualities[its], mine)) {
                merged.put(other, its);
            }
        }
        while (mine < size) {
            merged.put(this, mine++);
        }
        return merged;
    }

    /** Tells whether a reading is among those before an index. */
    private boolean holds(long atMs, double value, byte quality, int before) {
        for (int i = before - 1; i >= 0 && at[i] == atMs; i--) {
            if (Double.doubleToRawLongBits(values[i]) == Double.doubleToRawLongBits(value) && qualities[i] == quality) {
                return true;
            }
        }
        return false;
    }

    private void put(Column from, int index) {
        at[size] = from.at[index];
        values[size] = from.values[index];
        qualities[size] = from.qualities[index];
        size++;
    }
}
