package vn.dcim.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the world, moved forward by as much as anyone has asked; it never goes back. */
public final class SteppableClock extends Clock {
    private final Clock world;
    private final AtomicReference<Duration> ahead;

    /** @param ahead of the world's clock, from an earlier run */
    public SteppableClock(Clock world, Duration ahead) {
        this(world, new AtomicReference<>(ahead));
    }

    private SteppableClock(Clock world, AtomicReference<Duration> ahead) {
        this.world = world;
        this.ahead = ahead;
    }

    /**
     * @param step not negative
     * @return how far ahead of the world the clock is now
     */
    public Duration advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("a clock goes forward only: " + step);
        }
        return ahead.accumulateAndGet(step, Duration::plus);
    }

    public Duration ahead() {
        return ahead.get();
    }

    @Override
    public Instant instant() {
        return world.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return world.getZone();
    }

    /** Another zone's view of the same clock: a step of one is a step of both. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new SteppableClock(world.withZone(zone), ahead);
    }
}
