package vn.dcim.core.shift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/** Days on which somebody cannot be on duty. @param toDay the last one */
@MappedEntity("shift_absence")
public record Absence(
        @Id @GeneratedValue @Nullable Long id,
        String account,
        LocalDate fromDay,
        LocalDate toDay,
        String reason,
        Instant notedAt,
        String notedBy) {

    /** Tells whether a shift takes some time of these days. */
    boolean meets(Shift shift) {
        var zone = vn.dcim.core.CentreTime.ZONE;
        return shift.beginsAt().isBefore(toDay.plusDays(1).atStartOfDay(zone).toInstant())
                && fromDay.atStartOfDay(zone).toInstant().isBefore(shift.endsAt());
    }
}
