package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import vn.dcim.core.CentreTime;

/** Days of the centre as instants. */
public final class Deadlines {

    private Deadlines() {}

    /** Returns when a day begins in the centre. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(CentreTime.ZONE).toInstant();
    }

    /** Returns the first instant after a day in the centre. */
    public static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /** Returns the earlier; null where both are. */
    @Nullable
    public static Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
