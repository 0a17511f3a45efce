package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * A time in which the condition of an alarm was there, whatever covered it.
 *
 * @param rootId the alarm that it follows from now; null for none
 * @param until null while it is there
 */
public record AlarmSpell(
        long alarmId,
        @Nullable Long rootId,
        long deviceId,
        long pointId,
        String rule,
        Instant from,
        @Nullable Instant until) {

    /** Returns for how long it lasted within [begin, end). */
    public Duration within(Instant begin, Instant end) {
        Instant first = from.isBefore(begin) ? begin : from;
        Instant last = until == null || until.isAfter(end) ? end : until;
        return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
    }
}
