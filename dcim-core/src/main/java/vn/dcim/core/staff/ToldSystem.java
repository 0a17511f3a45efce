package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A system whose owner is told in writing when somebody goes.
 *
 * @param shared with other bodies, whose owner is told within five working days; others at once
 * @param removedAt null while departures to come tell its owner
 */
@MappedEntity("told_system")
public record ToldSystem(
        @Id @GeneratedValue @Nullable Long id,
        String name,
        String owner,
        boolean shared,
        Instant addedAt,
        String addedBy,
        @Nullable Instant removedAt) {}
