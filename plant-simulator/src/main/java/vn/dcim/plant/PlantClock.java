package vn.dcim.plant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The plant's time: it follows another clock or stands still, and either can be moved forward by hand. */
public final class PlantClock extends Clock {

    private final Clock base;
    private final ZoneId zone;
    private final Shift shift;

    private PlantClock(Clock base, ZoneId zone, Shift shift) {
        this.base = base;
        this.zone = zone;
        this.shift = shift;
    }

    /** Runs with this clock. */
    public static PlantClock following(Clock clock) {
        return new PlantClock(clock, ZoneOffset.UTC, new Shift());
    }

    /** Stands at this instant until it is advanced. */
    public static PlantClock standing(Instant at) {
        return new PlantClock(Clock.fixed(at, ZoneOffset.UTC), ZoneOffset.UTC, new Shift());
    }

    /** Moves it forward; a negative duration is refused, since the plant cannot run backwards. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The plant's clock cannot go back by " + by.negated());
        }
        synchronized (shift) {
            shift.by = shift.by.plus(by);
        }
    }

    @Override
    public Instant instant() {
        synchronized (shift) {
            return base.instant().plus(shift.by);
        }
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new PlantClock(base, other, shift);
    }

    private static final class Shift {
        private Duration by = Duration.ZERO;
    }
}
