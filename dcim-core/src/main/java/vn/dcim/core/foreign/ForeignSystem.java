package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import vn.dcim.core.account.Population;

/**
 * Another system with accounts of its own.
 *
 * @param owner who answers for it
 * @param population whom the texts count those of its accounts among that are no administrators: USERS or OPERATORS
 * @param dueDays after so many days a list proves nothing any more; 1 to 366
 * @param mapping how its last list was read, see {@link ColumnMapping}
 * @param removedAt null while it is watched
 */
@MappedEntity("foreign_system")
public record ForeignSystem(
        @Id @GeneratedValue @Nullable Long id,
        String name,
        SystemKind kind,
        String owner,
        Population population,
        int dueDays,
        String mapping,
        Instant addedAt,
        String addedBy,
        @Nullable Instant removedAt) {}
