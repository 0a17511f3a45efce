package vn.dcim.core.schedule;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * A job as it stands.
 *
 * @param last its newest run; null before the first
 * @param ended the newest that is over; null before the first
 * @param next when it runs next; null where the store does not have it yet
 * @param pause null unless somebody holds it up
 */
public record JobLine(
        JobPlan plan,
        @Nullable ScheduledRun last,
        @Nullable ScheduledRun ended,
        @Nullable Instant next,
        @Nullable Pause pause) {

    private static final Duration LATE = Duration.ofMinutes(3);

    public boolean isRunning() {
        return last != null && last.state() == RunState.RUNNING;
    }

    /** Tells whether its time came and nothing happened: no node runs jobs. */
    public boolean isOverdue(Instant now) {
        return next != null && !isRunning() && next.plus(LATE).isBefore(now);
    }

    /** Tells whether somebody has to look: the last run that is over failed or never was, one takes too long, or none comes. */
    public boolean isTrouble(Instant now) {
        return ended != null && ended.state().isTrouble() || isOverdue(now) || isTooLong(now);
    }

    /** Tells whether it runs for longer than it may, deaf to being interrupted. */
    public boolean isTooLong(Instant now) {
        return isRunning() && last.duration(now).compareTo(plan.timeout().plus(LATE)) > 0;
    }
}
