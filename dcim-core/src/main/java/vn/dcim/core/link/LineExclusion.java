package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A time that the contract does not count, such as maintenance that the provider announced.
 *
 * @param untilAt the first instant that counts again
 * @param document by which it was announced
 * @param withdrawnAt since when it counts after all; null while it does not
 */
@MappedEntity("line_exclusion")
public record LineExclusion(
        @Id @GeneratedValue @Nullable Long id,
        long lineId,
        Instant fromAt,
        Instant untilAt,
        String reason,
        String document,
        Instant addedAt,
        String addedBy,
        @Nullable Instant withdrawnAt,
        String withdrawnBy,
        String withdrawnFor) {

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    LineExclusion withdrawn(Instant at, String actor, String why) {
        return new LineExclusion(id, lineId, fromAt, untilAt, reason, document, addedAt, addedBy, at, actor, why);
    }
}
