package vn.dcim.core.schedule;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A job held up by a person, until it ends by itself.
 *
 * @param endedAt null while it lasts, and until its end is noted
 * @param leftOut how many firings it cost
 */
@MappedEntity("schedule_pause")
public record Pause(
        @Id @GeneratedValue @Nullable Long id,
        String job,
        Instant since,
        Instant until,
        String reason,
        String actor,
        @Nullable Instant endedAt,
        int leftOut) {}
