package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.BitSet;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.StateList;
import vn.dcim.core.telemetry.Reading;

/** When a point is abnormal. Limits and deadbands are in the point's unit; a limit that is just met is not passed. */
sealed interface Condition {

    /**
     * Judges a reading.
     *
     * @param active whether the condition was there before: its end is further in than its beginning by the deadband
     * @param track this reading and those before it, where the condition {@link #tracks}; otherwise empty
     */
    Judgement judge(Reading reading, boolean active, Track track);

    /** How far back readings are needed; zero where one is enough. */
    default Duration tracks() {
        return Duration.ZERO;
    }

    /** Whether a value belongs into the track. */
    default boolean keeps(double value, Track track) {
        return true;
    }

    /** Judges what has been read within the period up to an instant, without a new reading. */
    default Judgement judgeAt(long nowMs, boolean active, Track track) {
        return Judgement.UNKNOWN;
    }

    /** Which limit a value passes; null where the condition has none. */
    default @Nullable Double limit(double value) {
        return null;
    }

    /** The lower limit, or null. */
    default @Nullable Double low() {
        return null;
    }

    /** The upper limit, or how much or how often; or null. */
    default @Nullable Double high() {
        return limit(Double.NaN);
    }

    /** Returns the condition with what an override gives; null keeps what is. */
    default Condition with(@Nullable Double low, @Nullable Double high, @Nullable Double deadband) {
        return this;
    }

    /** Below {@code low} or above {@code high}; null where that side is open. */
    record Outside(@Nullable Double low, @Nullable Double high, double deadband) implements Condition {

        @Override
        public Judgement judge(Reading reading, boolean active, Track track) {
            if (!reading.quality().isUsable()) {
                return Judgement.UNKNOWN;
            }
            double inward = active ? deadband : 0;
            boolean passed =
                    low != null && reading.value() < low + inward || high != null && reading.value() > high - inward;
            return passed ? Judgement.ABNORMAL : Judgement.NORMAL;
        }

        @Override
        public Double limit(double value) {
            return low == null || high != null && value > high ? high : low;
        }

        @Override
        public Condition with(@Nullable Double newLow, @Nullable Double newHigh, @Nullable Double newDeadband) {
            return new Outside(
                    low == null || newLow == null ? low : newLow,
                    high == null || newHigh == null ? high : newHigh,
                    newDeadband == null ? deadband : newDeadband);
        }
    }

    /** Between {@code low} and {@code high}: too little for what is normal, too much for what is normal of a smaller make. */
    record Between(Double low, Double high, double deadband) implements Condition {

        @Override
        public Judgement judge(Reading reading, boolean active, Track track) {
            if (!reading.quality().isUsable()) {
                return Judgement.UNKNOWN;
            }
            double outward = active ? deadband : 0;
            return reading.value() > low - outward && reading.value() < high + outward
                    ? Judgement.ABNORMAL
                    : Judgement.NORMAL;
        }

        @Override
        public Double limit(double value) {
            return high;
        }

        @Override
        public Condition with(@Nullable Double newLow, @Nullable Double newHigh, @Nullable Double newDeadband) {
            return new Between(
                    newLow == null ? low : newLow,
                    newHigh == null ? high : newHigh,
                    newDeadband == null ? deadband : newDeadband);
        }
    }

    /** One of some words of the state list; a word that says "unknown", or that the list does not hold, says nothing. */
    record InWords(BitSet abnormal, BitSet normal) implements Condition {

        @Override
        public Judgement judge(Reading reading, boolean active, Track track) {
            if (!reading.quality().isUsable() || reading.value() < 0) {
                return Judgement.UNKNOWN;
            }
            int code = (int) reading.value();
            return abnormal.get(code) ? Judgement.ABNORMAL : normal.get(code) ? Judgement.NORMAL : Judgement.UNKNOWN;
        }
    }

    /** A word of exactly this grade that no other rule of the point looks for; becomes {@link InWords} at a point. */
    record Graded(StateList.Grade grade) implements Condition {

        @Override
        public Judgement judge(Reading reading, boolean active, Track track) {
            throw new IllegalStateException("a grade is judged at a point, by its words");
        }
    }

    /** Looks at all readings of a period, up to the newest or to an instant without one. */
    sealed interface OverPeriod extends Condition {

        /** How far back it looks. */
        Duration within();

        @Override
        default Judgement judge(Reading reading, boolean active, Track track) {
            return reading.quality().isUsable()
                    ? judgeAt(reading.at().toEpochMilli(), active, track)
                    : Judgement.UNKNOWN;
        }

        @Override
        default Duration tracks() {
            return within();
        }
    }

    /** Rises or falls by more than {@code by} within {@code within}. */
    record Moves(double by, boolean up, Duration within, double deadband) implements OverPeriod {

        @Override
        public Judgement judgeAt(long nowMs, boolean active, Track track) {
            double farthest = 0;
            for (int i = track.firstWithin(nowMs - within.toMillis()); i < track.size(); i++) {
                double moved = track.last() - track.values()[i];
                farthest = Math.max(farthest, up ? moved : -moved);
            }
            return farthest > (active ? by - deadband : by) ? Judgement.ABNORMAL : Judgement.NORMAL;
        }

        @Override
        public Double limit(double value) {
            return by;
        }

        @Override
        public Condition with(@Nullable Double low, @Nullable Double high, @Nullable Double newDeadband) {
            return new Moves(high == null ? by : high, up, within, newDeadband == null ? deadband : newDeadband);
        }
    }

    /** Not heard of although its device answers; the on-delay says for how long. */
    record Stale() implements Condition {

        @Override
        public Judgement judge(Reading reading, boolean active, Track track) {
            return reading.quality() == Quality.STALE ? Judgement.ABNORMAL : Judgement.NORMAL;
        }
    }

    /** Changes its value at least {@code count} times within {@code within}. */
    record Flaps(int count, Duration within) implements OverPeriod {

        @Override
        public Judgement judgeAt(long nowMs, boolean active, Track track) {
            int changes = 0;
            for (int i = Math.max(1, track.firstWithin(nowMs - within.toMillis())); i < track.size(); i++) {
                if (track.values()[i] != track.values()[i - 1]) {
                    changes++;
                }
            }
            return changes >= count ? Judgement.ABNORMAL : Judgement.NORMAL;
        }

        @Override
        public boolean keeps(double value, Track track) {
            return track.size() == 0 || track.last() != value;
        }

        @Override
        public Double limit(double value) {
            return (double) count;
        }

        @Override
        public Condition with(@Nullable Double low, @Nullable Double high, @Nullable Double deadband) {
            return high == null ? this : new Flaps((int) Math.round(high), within);
        }
    }

    /** A counter grows by at least {@code by} within {@code within}; a counter that starts over at zero loses nothing. */
    record Grows(double by, Duration within) implements OverPeriod {

        @Override
        public Judgement judgeAt(long nowMs, boolean active, Track track) {
            double grown = 0;
            for (int i = track.firstWithin(nowMs - within.toMillis()) + 1; i < track.size(); i++) {
                double step = track.values()[i] - track.values()[i - 1];
                grown += step >= 0 ? step : track.values()[i];
            }
            return grown >= by ? Judgement.ABNORMAL : Judgement.NORMAL;
        }

        @Override
        public Double limit(double value) {
            return by;
        }

        @Override
        public Condition with(@Nullable Double low, @Nullable Double high, @Nullable Double deadband) {
            return high == null ? this : new Grows(high, within);
        }
    }
}
