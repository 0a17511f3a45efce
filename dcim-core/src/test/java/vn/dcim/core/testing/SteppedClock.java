package vn.dcim.core.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a spec steps it. Given to a context as its clock:
 * {@code ApplicationContext.builder().properties(…).singletons(clock).start()}.
 */
public final class SteppedClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private SteppedClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** @param instant such as {@code 2026-11-21T00:00:00Z} */
    public static SteppedClock at(String instant) {
        return new SteppedClock(new AtomicReference<>(Instant.parse(instant)), ZoneOffset.UTC);
    }

    /** Moves on (or back, by a negative step) and returns the new instant. */
    public Instant advance(Duration step) {
        return now.updateAndGet(instant -> instant.plus(step));
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Returns a view of the same clock: a step of one is a step of both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SteppedClock(now, other);
    }
}
