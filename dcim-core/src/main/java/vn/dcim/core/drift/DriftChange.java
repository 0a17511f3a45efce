package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What was taken over into the register as one change.
 *
 * @param at instant of the versions that it made
 * @param assets how many it changed
 * @param undoneAt null where nothing of it was undone, like {@code undoneBy}
 */
@MappedEntity("drift_change")
public record DriftChange(
        @Id @GeneratedValue @Nullable Long id,
        Instant at,
        String actor,
        String reason,
        int assets,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        String undoneFor) {}
