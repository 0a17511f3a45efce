package vn.dcim.core.schedule;

import java.time.Instant;
import java.util.Optional;

/** How many firings lie in a time. */
final class Firings {

    static final int MOST = 1000;

    private Firings() {}

    /** Counts those from one that is known until an instant, both included; no more than {@link #MOST}. */
    static int count(JobTrigger trigger, Instant first, Instant until) {
        int count = 0;
        Optional<Instant> next = Optional.of(first);
        while (count < MOST && next.isPresent() && !next.get().isAfter(until)) {
            count++;
            next = trigger.nextAfter(next.get());
        }
        return count;
    }
}
