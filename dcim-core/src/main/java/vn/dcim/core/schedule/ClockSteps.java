package vn.dcim.core.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Sees when the clock of the machine is set, by what has truly passed since it was last looked at. */
final class ClockSteps {

    /** Less than that is a clock being corrected, or a machine that paused. */
    private static final Duration LEAST = Duration.ofSeconds(20);

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Clock system;
    private final LongSupplier nanos;
    private final long begun;
    private Instant seen;
    private long seenNanos;
    private Duration leap = Duration.ZERO;
    private long leapNanos;

    ClockSteps(Clock system, LongSupplier nanos) {
        this.system = system;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.seen = system.instant();
        this.seenNanos = begun;
    }

    /** Returns for how long this node has run, whatever became of its clock. */
    Duration uptime() {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    /** Returns how far the clock was set since the last look: forward, back (negative), or not at all. */
    synchronized Duration look() {
        Instant now = system.instant();
        long nowNanos = nanos.getAsLong();
        Duration step = Duration.between(seen, now).minusNanos(nowNanos - seenNanos);
        seen = now;
        seenNanos = nowNanos;
        if (step.abs().compareTo(LEAST) < 0) {
            return Duration.ZERO;
        }
        if (step.isPositive()) {
            leap = step;
            leapNanos = nowNanos;
        }
        return step;
    }

    /** Returns how far it was set forward in the last minutes; zero where it was not. */
    synchronized Duration leap() {
        look();
        return nanos.getAsLong() - leapNanos <= REMEMBERED.toNanos() ? leap : Duration.ZERO;
    }
}
