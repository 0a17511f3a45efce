package vn.dcim.core.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long a period a report tells of. */
public enum ReportKind {
    /** 11/2023 article 7.2: each quarter. */
    QUARTER(3),
    /** 11/2023 articles 7.2 and 18.1: each year, a report of its own. */
    YEAR(12);

    private final int months;

    ReportKind(int months) {
        this.months = months;
    }

    /**
     * Returns the period that a day lies in.
     *
     * @param cutOffDay day of the month on which the last month of a period is cut off, 1–28; 0 for its end
     */
    public ReportPeriod periodOf(LocalDate day, int cutOffDay) {
        YearMonth month = YearMonth.from(day);
        YearMonth last = month.plusMonths((long) months - 1 - (month.getMonthValue() - 1) % months);
        ReportPeriod period =
                new ReportPeriod(this, cutOff(last.minusMonths(months), cutOffDay), cutOff(last, cutOffDay));
        // why: what comes after the cut-off in the last month belongs to the next period already
        return day.isAfter(period.cutOffDay()) ? next(period, cutOffDay) : period;
    }

    /** Returns the newest period that was over before a day. */
    public ReportPeriod lastBefore(LocalDate day, int cutOffDay) {
        return previous(periodOf(day, cutOffDay), cutOffDay);
    }

    /** Returns the period before another one. */
    public ReportPeriod previous(ReportPeriod period, int cutOffDay) {
        YearMonth last = YearMonth.from(period.openingDay());
        return new ReportPeriod(this, cutOff(last.minusMonths(months), cutOffDay), period.openingDay());
    }

    private ReportPeriod next(ReportPeriod period, int cutOffDay) {
        YearMonth last = YearMonth.from(period.cutOffDay());
        return new ReportPeriod(this, period.cutOffDay(), cutOff(last.plusMonths(months), cutOffDay));
    }

    private static LocalDate cutOff(YearMonth month, int cutOffDay) {
        return cutOffDay == 0 ? month.atEndOfMonth() : month.atDay(cutOffDay);
    }

    /** Returns the number of a period within its year, from 1. */
    int numberOf(LocalDate cutOffDay) {
        return (cutOffDay.getMonthValue() + months - 1) / months;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<ReportKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
