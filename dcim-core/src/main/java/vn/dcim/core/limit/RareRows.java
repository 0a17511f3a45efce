package vn.dcim.core.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of the things that somebody can cause at will get a row of the audit log: the first of a minute, with how many there were
 * since the one before. So nobody can fill the log.
 */
public final class RareRows {

    private static final Duration EVERY = Duration.ofMinutes(1);

    /** @param unwritten since the last row */
    private record Count(Instant rowAt, int unwritten) {}

    private final Remembered<Count> all = new Remembered<>();
    private final Clock clock;

    public RareRows(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more. @return where a row is due, for how many it stands, such as {@code 9 ×}; nothing for this one alone */
    public Optional<String> take(String whom) {
        return take(whom, false);
    }

    /** The same. @param inAnyCase true where a row is due, however new the last one is */
    public Optional<String> take(String whom, boolean inAnyCase) {
        Instant now = clock.instant();
        synchronized (all) {
            Count before = all.get(whom);
            int unwritten = before == null ? 1 : before.unwritten() + 1;
            boolean isDue = inAnyCase
                    || before == null
                    || !now.isBefore(before.rowAt().plus(EVERY))
                    || now.isBefore(before.rowAt());
            all.put(whom, isDue ? new Count(now, 0) : new Count(before.rowAt(), unwritten));
            return isDue ? Optional.of(unwritten == 1 ? "" : unwritten + " ×") : Optional.empty();
        }
    }
}
