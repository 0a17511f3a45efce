package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** How long an alarm waited for a person. @param acknowledgedAt when one first said that they know; null while nobody did */
public record AlarmWait(
        long alarmId,
        long deviceId,
        String rule,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt) {}
