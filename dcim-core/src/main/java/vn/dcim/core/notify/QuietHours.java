package vn.dcim.core.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import vn.dcim.core.alarm.AlarmPriority;

/**
 * The hours of the night in which only what matters is told; what begins before midnight ends after it.
 *
 * @param from local time, inclusive
 * @param to local time, exclusive
 * @param brokenBy the least priority that is told all the same
 */
record QuietHours(LocalTime from, LocalTime to, AlarmPriority brokenBy) {

    /** Returns when something that is due at an instant may be told. */
    Instant shift(Instant due, AlarmPriority priority) {
        if (priority.compareTo(brokenBy) >= 0) {
            return due;
        }
        ZonedDateTime local = due.atZone(NoticeRules.ZONE);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = from.isAfter(to);
        boolean evening = !time.isBefore(from);
        boolean morning = time.isBefore(to);
        if (overMidnight ? !evening && !morning : !evening || !morning) {
            return due;
        }
        ZonedDateTime end = overMidnight && evening ? local.plusDays(1) : local;
        return end.with(to).toInstant();
    }
}
