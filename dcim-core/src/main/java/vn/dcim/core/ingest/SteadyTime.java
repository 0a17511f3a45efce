package vn.dcim.core.ingest;

import java.time.Duration;
import java.time.Instant;

/**
 * Time that passes by the program's clock but does not jump with it: when somebody sets the clock, or the machine slept, the
 * devices have not been silent for so long.
 */
final class SteadyTime {

    /** Ticks come every second; more than this between two of them is a jump. */
    static final Duration LONGEST_STEP = Duration.ofSeconds(10);

    private Instant last;
    private long elapsedMs;

    void tick(Instant now) {
        if (last != null) {
            long step = Duration.between(last, now).toMillis();
            elapsedMs += Math.clamp(step, 0, LONGEST_STEP.toMillis());
        }
        last = now;
    }

    /** Milliseconds since the first tick. */
    long elapsedMs() {
        return elapsedMs;
    }
}
