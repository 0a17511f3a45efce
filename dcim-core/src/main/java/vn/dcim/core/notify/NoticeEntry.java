package vn.dcim.core.notify;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import vn.dcim.core.alarm.AlarmPriority;

/**
 * A notice as it was written down, once for each rule that tells it.
 *
 * @param id given by the database; 0 before
 * @param rule id of the notice rule; {@code test} for a test
 * @param alarmId null for an event of the system
 * @param transitionId of the alarm, that made it be told; null for an event of the system
 */
public record NoticeEntry(
        long id,
        Instant at,
        String rule,
        @Nullable Long alarmId,
        @Nullable Long transitionId,
        Notice notice) {

    NoticeEntry withId(long given) {
        return new NoticeEntry(given, at, rule, alarmId, transitionId, notice);
    }

    public AlarmPriority priority() {
        return notice.priority();
    }
}
