package vn.dcim.core.schedule;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * A trigger as the store of Quartz holds it.
 *
 * @param next milliseconds (UTC); null where it never fires again
 * @param previous milliseconds; below zero where it never fired
 * @param told the plan by which it was made
 */
@Introspected
record StoredTrigger(
        String job,
        @Nullable Long next,
        @Nullable Long previous,
        String state,
        @Nullable String told) {

    private static final Duration SLACK = Duration.ofSeconds(30);

    boolean isBroken() {
        return state.equals("ERROR");
    }

    /** Tells whether it waits for longer than its interval. */
    boolean isBeyond(JobTrigger.Every every, Instant now) {
        Duration longest = previous == null || previous < 0 && every.first().compareTo(every.interval()) > 0
                ? every.first()
                : every.interval();
        return next != null && next > now.plus(longest).plus(SLACK).toEpochMilli();
    }
}
