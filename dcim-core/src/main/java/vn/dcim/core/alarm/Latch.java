package vn.dcim.core.alarm;

import java.util.Arrays;

/**
 * What a rule remembers of a point between two readings; never changed.
 *
 * @param active whether the alarm's condition holds, delays included
 * @param armed whether the rule counts yet
 * @param sinceMs since when the readings say the opposite of {@code active}; {@link #NEVER} when they do not
 * @param value the last one that said so
 * @param raisesMs the last raises, oldest first, as many as are needed to find chattering
 */
record Latch(boolean active, boolean armed, long sinceMs, double value, Track track, long[] raisesMs) {

    static final long NEVER = Long.MIN_VALUE;

    private static final long[] NO_RAISES = new long[0];

    static Latch of(boolean active, boolean armed, long[] raisesMs) {
        return new Latch(active, armed, NEVER, Double.NaN, Track.NONE, raisesMs.length == 0 ? NO_RAISES : raisesMs);
    }

    boolean pending() {
        return sinceMs != NEVER;
    }

    Latch settled() {
        return pending() ? new Latch(active, armed, NEVER, value, track, raisesMs) : this;
    }

    Latch waiting(long since, double newValue) {
        return pending() && sinceMs == since && value == newValue
                ? this
                : new Latch(active, armed, since, newValue, track, raisesMs);
    }

    Latch flipped() {
        return new Latch(!active, armed, NEVER, value, track, raisesMs);
    }

    Latch arm() {
        return new Latch(active, true, sinceMs, value, track, raisesMs);
    }

    Latch with(Track newTrack) {
        return new Latch(active, armed, sinceMs, value, newTrack, raisesMs);
    }

    /** Returns the latch after a raise, with the raises within the period up to it. */
    Latch raised(long atMs, long periodMs) {
        long[] kept = Arrays.stream(raisesMs).filter(at -> at > atMs - periodMs).toArray();
        long[] raises = Arrays.copyOf(kept, kept.length + 1);
        raises[kept.length] = atMs;
        return new Latch(active, armed, sinceMs, value, track, raises);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return (active ? "active" : "quiet") + (pending() ? " until it lasts" : "");
    }
}
