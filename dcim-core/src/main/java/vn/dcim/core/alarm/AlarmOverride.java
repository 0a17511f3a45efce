package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * What differs from a rule's file on one device, and who wanted it so. A row is never changed: the newest of a device and rule
 * is in force, one without any value brings the file's back.
 *
 * @param id given by the database; 0 before
 * @param enabled false to switch the rule off; null, as for all that follow, keeps the file's
 * @param low the lower limit, in the point's unit
 * @param high the upper limit, or how much or how often where the rule counts
 * @param deadband in the point's unit
 */
public record AlarmOverride(
        long id,
        long deviceId,
        String rule,
        @Nullable Boolean enabled,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double deadband,
        @Nullable Duration onDelay,
        @Nullable Duration offDelay,
        @Nullable AlarmPriority priority,
        String actor,
        String reason,
        Instant at) {

    boolean disables() {
        return Boolean.FALSE.equals(enabled);
    }

    AlarmOverride withId(long given) {
        return new AlarmOverride(
                given, deviceId, rule, enabled, low, high, deadband, onDelay, offDelay, priority, actor, reason, at);
    }
}
