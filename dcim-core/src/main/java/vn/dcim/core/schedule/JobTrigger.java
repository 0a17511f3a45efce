package vn.dcim.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** When a job runs. */
public sealed interface JobTrigger {

    /** Returns the first firing after an instant; empty where there is none any more. An interval counts from that instant. */
    Optional<Instant> nextAfter(Instant at);

    /** Returns how much lies between two firings after an instant; empty where there are no two. */
    default Optional<Duration> intervalAfter(Instant at) {
        return nextAfter(at).flatMap(first -> nextAfter(first).map(second -> Duration.between(first, second)));
    }

    /**
     * By a cron expression of Quartz, in the time of the centre: second, minute, hour, day of month, month, day of week, year.
     *
     * @throws DcimException INVALID_VALUE for one that cannot be read
     */
    static JobTrigger cron(String expression) {
        return new Cron(expression);
    }

    /** Again and again. @param first how long after it became known to the program it runs for the first time */
    static JobTrigger every(Duration interval, Duration first) {
        return new Every(interval, first);
    }

    /**
     * The same as {@link #cron(String)} for what a person typed.
     *
     * @param field what the expression is the value of
     * @throws DcimException INVALID_VALUE for one that cannot be read, or that never fires after an instant
     */
    static JobTrigger cron(String field, String expression, Instant after) {
        try {
            JobTrigger trigger = new Cron(expression);
            if (trigger.nextAfter(after).isPresent()) {
                return trigger;
            }
        } catch (DcimException e) {
            String told = CronTimes.EXAMPLE + " (" + e.arguments().getLast() + ")";
            throw new DcimException(e, ErrorCode.INVALID_VALUE, field, expression, told);
        }
        throw new DcimException(ErrorCode.INVALID_VALUE, field, expression, CronTimes.EXAMPLE + " (never fires)");
    }

    /** @param expression of Quartz */
    record Cron(String expression) implements JobTrigger {

        public Cron {
            CronTimes.of(expression);
        }

        @Override
        public Optional<Instant> nextAfter(Instant at) {
            return CronTimes.of(expression).after(at);
        }

        @Override
        public String toString() {
            return expression;
        }
    }

    /** @param first counts from when the job became known */
    record Every(Duration interval, Duration first) implements JobTrigger {

        public Every {
            if (interval.toSeconds() < 1 || first.isNegative()) {
                throw new IllegalArgumentException("no interval: " + interval + ", first after " + first);
            }
        }

        @Override
        public Optional<Instant> nextAfter(Instant at) {
            return Optional.of(at.plus(interval));
        }

        @Override
        public String toString() {
            return interval.toString();
        }
    }
}
