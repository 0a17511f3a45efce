package vn.dcim.core.report;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What equipment has lost of its price: the same sum each whole month since the day of use, until nothing is left. */
final class Depreciation {

    private Depreciation() {}

    /** Returns the whole months of use at the end of a day; 0 before it was put into use. */
    static long months(@Nullable LocalDate inUseOn, LocalDate cutOffDay) {
        return inUseOn == null ? 0 : Math.max(0, ChronoUnit.MONTHS.between(inUseOn, cutOffDay.plusDays(1)));
    }

    /** Tells whether nothing is left of it. */
    static boolean isOver(@Nullable LocalDate inUseOn, int life, LocalDate cutOffDay) {
        return months(inUseOn, cutOffDay) >= life;
    }

    /**
     * Returns the sum that is written off.
     *
     * @param price in đồng
     * @param life in months
     * @return in đồng, rounded half up
     */
    static long worn(long price, @Nullable LocalDate inUseOn, int life, LocalDate cutOffDay) {
        long months = Math.min(life, months(inUseOn, cutOffDay));
        return BigDecimal.valueOf(price)
                .multiply(BigDecimal.valueOf(months))
                .divide(BigDecimal.valueOf(life), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
