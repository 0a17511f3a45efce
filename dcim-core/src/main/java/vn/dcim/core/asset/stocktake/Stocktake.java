package vn.dcim.core.asset.stocktake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A count of what is there.
 *
 * @param placeId what is counted, with all beneath; null for any place
 * @param unitId whose assets are counted; null for everybody's
 * @param scope name of place or unit as it was; empty for everything
 * @param document number of the decision; empty for none
 * @param signedOn day of the decision; null for none
 * @param asOf the instant at which the register was taken as expected
 * @param closedAt null while it is under way
 * @param closedBy empty while it is under way
 */
@MappedEntity("stocktake")
public record Stocktake(
        @Id @GeneratedValue @Nullable Long id,
        String name,
        @Nullable Long placeId,
        @Nullable Long unitId,
        String scope,
        String document,
        @Nullable LocalDate signedOn,
        Instant asOf,
        String begunBy,
        @Nullable Instant closedAt,
        String closedBy) {

    public boolean isClosed() {
        return closedAt != null;
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "stocktake:" + id + " " + name;
    }
}
