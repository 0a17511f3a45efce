package vn.dcim.core.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When what could not be sent is tried again: soon at first, then less and less often, for a day. */
final class RetryPauses {

    static final Duration LONGEST = Duration.ofDays(1);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));

    private RetryPauses() {}

    /**
     * Returns when to try again; empty when that would be later than a day after the first attempt.
     *
     * @param attempts made so far, at least 1
     */
    static Optional<Instant> next(int attempts, Instant firstTriedAt, Instant now) {
        Duration pause = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
        return Optional.of(now.plus(pause)).filter(next -> !next.isAfter(firstTriedAt.plus(LONGEST)));
    }
}
