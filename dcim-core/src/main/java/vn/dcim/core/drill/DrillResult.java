package vn.dcim.core.drill;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What a drill came to.
 *
 * @param acknowledgedAt null where nobody did, like levelledAt and toldAt
 * @param toldAt when the last of the bodies was told
 * @param score percent
 * @param minutesSha256 of the minutes as they were filed
 */
@MappedEntity("drill_result")
public record DrillResult(
        @Id Long drillId,
        Instant endedAt,
        String endedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant levelledAt,
        @Nullable Instant toldAt,
        int toTell,
        int toldInTime,
        int score,
        String lessons,
        String minutesSha256) {}
