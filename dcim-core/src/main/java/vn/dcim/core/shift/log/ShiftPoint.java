package vn.dcim.core.shift.log;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Something that is not finished; it goes from handover to handover, and everybody sees for how long.
 *
 * @param owner account whose it is; empty for whoever is on duty
 * @param closedAt null while it is open
 */
@MappedEntity("shift_point")
public record ShiftPoint(
        @Id @GeneratedValue @Nullable Long id,
        String text,
        String owner,
        Instant openedAt,
        String openedBy,
        @Nullable Instant closedAt,
        String closedBy,
        String outcome) {

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "point:" + id;
    }
}
