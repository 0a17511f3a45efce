package vn.dcim.core.regulation.inspection;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import vn.dcim.core.report.ReportKind;
import vn.dcim.core.report.ReportPeriod;

/** The period that a new inspection file is proposed for. */
public record ProposedPeriod(LocalDate firstDay, LocalDate lastDay) {

    /**
     * Returns the newest quarter that is over; where nothing was judged in it yet, the days that were judged and are over.
     *
     * @param since the day of the first judgement; null where there is none
     */
    public static ProposedPeriod of(@Nullable LocalDate since, LocalDate today) {
        ReportPeriod quarter = ReportKind.QUARTER.lastBefore(today, 0);
        if (since != null && since.isAfter(quarter.cutOffDay()) && since.isBefore(today)) {
            return new ProposedPeriod(since, today.minusDays(1));
        }
        return new ProposedPeriod(quarter.openingDay().plusDays(1), quarter.cutOffDay());
    }
}
