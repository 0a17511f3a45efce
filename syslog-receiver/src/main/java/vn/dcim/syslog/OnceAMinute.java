package vn.dcim.syslog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;

/** Counts what may happen a thousand times a second, and says so once a minute. Safe for threads. */
final class OnceAMinute {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final LongConsumer say;
    private Instant next = Instant.MIN;
    private long unsaid;

    /** @param say is given how many there were since it was called last */
    OnceAMinute(Clock clock, LongConsumer say) {
        this.clock = clock;
        this.say = say;
    }

    synchronized void happened(long times) {
        unsaid += times;
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(MINUTE);
        say.accept(unsaid);
        unsaid = 0;
    }
}
