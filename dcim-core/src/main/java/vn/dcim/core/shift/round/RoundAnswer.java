package vn.dcim.core.shift.round;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What was seen, with what was asked as it was then.
 *
 * @param value as it was typed; empty for a tick that was left out
 * @param liveValue what the device said then, in the point's unit; null for nothing
 * @param liveQuality empty for nothing
 */
@MappedEntity("round_answer")
public record RoundAnswer(
        @Id @GeneratedValue @Nullable Long id,
        long roundId,
        String title,
        String unit,
        @Nullable Double low,
        @Nullable Double high,
        String value,
        boolean fine,
        String remark,
        @Nullable Double liveValue,
        @Nullable Instant liveAt,
        String liveQuality) {}
