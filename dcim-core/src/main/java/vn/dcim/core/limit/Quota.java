package vn.dcim.core.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How often each may do something within a sliding window. Counted in the memory of each node: what outsiders do costs no row, and
 * several nodes together let pass no more than the limit of each.
 */
public final class Quota {

    /**
     * That there were too many.
     *
     * @param time until the next is let pass
     * @param isFirst whether nobody was told of it within the window before
     */
    public record Wait(Duration time, boolean isFirst) {

        /** Returns the time in whole seconds, as the header {@code Retry-After} has it. */
        public long seconds() {
            return time.plusSeconds(1).minusNanos(1).toSeconds();
        }
    }

    private static final class Recent {
        private final Deque<Instant> taken = new ArrayDeque<>();
        private Instant told = Instant.MIN;
    }

    private final Remembered<Recent> all = new Remembered<>();
    private final int most;
    private final Duration window;
    private final Clock clock;

    /** @param most so many within the window, and the next one waits */
    public Quota(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** Counts one more, or returns how long to wait where there were too many. */
    public Optional<Wait> take(String whom) {
        Instant now = clock.instant();
        synchronized (all) {
            Recent recent = all.computeIfAbsent(whom, key -> new Recent());
            forgetBefore(now, recent);
            if (recent.taken.size() < most) {
                recent.taken.addLast(now);
                return Optional.empty();
            }
            return Optional.of(wait(recent, now));
        }
    }

    /** Gives back what was counted last, since it was nothing that should count. */
    public void giveBack(String whom) {
        synchronized (all) {
            Optional.ofNullable(all.get(whom)).ifPresent(recent -> recent.taken.pollLast());
        }
    }

    private void forgetBefore(Instant now, Recent recent) {
        while (!recent.taken.isEmpty() && !recent.taken.peekFirst().plus(window).isAfter(now)) {
            recent.taken.removeFirst();
        }
    }

    private Wait wait(Recent recent, Instant now) {
        boolean isFirst = !recent.told.isAfter(now.minus(window));
        if (isFirst) {
            recent.told = now;
        }
        return new Wait(Duration.between(now, recent.taken.peekFirst().plus(window)), isFirst);
    }

    @Override
    public String toString() {
        return most + " in " + window;
    }
}
