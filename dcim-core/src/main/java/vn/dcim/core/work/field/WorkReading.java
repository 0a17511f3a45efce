package vn.dcim.core.work.field;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;

/**
 * What a point told at the start or at the finish of an order.
 *
 * @param name of the point, as it was then
 * @param unit UCUM code
 * @param value in the unit, or the code of a state word; null where nothing was known, or no number
 * @param quality null where nothing was known
 * @param at of the reading itself; null where there was none
 */
@MappedEntity("work_reading")
public record WorkReading(
        @Id @GeneratedValue @Nullable Long id,
        long orderId,
        ReadingPhase phase,
        long assetId,
        long pointId,
        String name,
        Quantity quantity,
        String unit,
        @Nullable Double value,
        @Nullable Quality quality,
        @Nullable Instant at,
        Instant takenAt) {

    /** Tells whether it can be compared with another: it was there, in time and possible. */
    public boolean isUsable() {
        return value != null && quality != null && quality.isUsable();
    }
}
