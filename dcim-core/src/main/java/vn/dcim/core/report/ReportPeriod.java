package vn.dcim.core.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.dcim.core.CentreTime;

/**
 * What a report tells of: from the end of one day to the end of another, by the centre's calendar.
 *
 * @param openingDay the cut-off day of the period before
 */
public record ReportPeriod(ReportKind kind, LocalDate openingDay, LocalDate cutOffDay) {

    /** Returns the last instant before the period. */
    public Instant opening() {
        return endOf(openingDay);
    }

    /** Returns the last instant of the period. */
    public Instant closing() {
        return endOf(cutOffDay);
    }

    public int year() {
        return cutOffDay.getYear();
    }

    /** Returns which of its year it is, from 1. */
    public int number() {
        return kind.numberOf(cutOffDay);
    }

    /** Returns it in short, such as {@code 2026-Q3} or {@code 2026}. */
    public String code() {
        return kind == ReportKind.YEAR ? Integer.toString(year()) : year() + "-Q" + number();
    }

    /** The last microsecond of a day in the centre. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(CentreTime.ZONE).toInstant().minus(1, ChronoUnit.MICROS);
    }
}
