package vn.dcim.web.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Locale;
import vn.dcim.core.alarm.Alarm;

/**
 * An alarm as the API shows it.
 *
 * @param device id of the device
 * @param point id of the point
 * @param name governed name of the point
 * @param rule id of the rule that found it
 * @param title in the reader's language
 * @param priority high, medium or low
 * @param state normal, unacknowledged, acknowledged, returned-unacknowledged, shelved, suppressed or out-of-service
 * @param active whether the condition is there now
 * @param value when it last came, in the point's unit or the code of a state word
 * @param count how often it came
 * @param until end of the shelf
 * @param reason of the shelf or of taking it out of service
 * @param cause id of the alarm it follows from directly
 * @param root id of the alarm at the top of what it follows from
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AlarmResource(
        long id,
        long device,
        String deviceName,
        long point,
        String name,
        String rule,
        String title,
        String priority,
        String state,
        boolean active,
        Instant raisedAt,
        Instant lastRaisedAt,
        @Nullable Instant returnedAt,
        @Nullable Double value,
        @Nullable Double limit,
        String unit,
        int count,
        boolean chattering,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant until,
        @Nullable String reason,
        @Nullable Long cause,
        @Nullable Long root,
        @Nullable Instant closedAt) {

    static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AlarmResource of(Alarm alarm, AlarmLine line, vn.dcim.core.point.Point point) {
        Alarm.Occurrence occurrence = alarm.occurrence();
        Alarm.Acknowledgement acknowledgement = alarm.acknowledgement();
        return new AlarmResource(
                alarm.id(),
                alarm.deviceId(),
                line.device(),
                alarm.pointId(),
                point.name(),
                alarm.rule(),
                line.title(),
                code(alarm.priority()),
                code(alarm.state()),
                alarm.active(),
                occurrence.raisedAt(),
                occurrence.lastRaisedAt(),
                occurrence.returnedAt(),
                Double.isNaN(occurrence.value()) ? null : occurrence.value(),
                occurrence.limit(),
                point.unit(),
                occurrence.count(),
                occurrence.chattering(),
                acknowledgement == null ? null : acknowledgement.at(),
                acknowledgement == null ? null : acknowledgement.by(),
                alarm.cover() == null ? null : alarm.cover().until(),
                alarm.cover() == null ? null : alarm.cover().reason(),
                alarm.fold().causeId(),
                alarm.fold().rootId(),
                alarm.closedAt());
    }
}
