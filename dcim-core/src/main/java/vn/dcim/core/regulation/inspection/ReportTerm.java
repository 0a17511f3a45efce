package vn.dcim.core.regulation.inspection;

import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Optional;
import vn.dcim.core.regulation.Limit;
import vn.dcim.core.regulation.Limits;

/**
 * When a yearly report is due, and of what time it tells.
 *
 * @param cutOffDay the last day of its figures
 * @param dueOn the last day on which sending it is in time; null while nobody set one
 */
public record ReportTerm(
        LocalDate firstDay, LocalDate cutOffDay, @Nullable LocalDate dueOn) {

    private static final String PERIOD = "report_period";
    private static final String YEAR = "year";
    private static final String BEFORE = "due_before";
    private static final String DAY = "due_day";
    private static final String DAYS_AFTER = "due_days_after_period";

    /**
     * Returns the newest term of a report on a day: of the year that is over; of the running one where the text wants it before the year
     * ends, cut off at the end of the month before the day on which it is due.
     *
     * @return empty where no yearly report is asked for
     */
    static Optional<ReportTerm> of(Limits limits, LocalDate today) {
        if (!value(limits, PERIOD).equals(YEAR)) {
            return Optional.empty();
        }
        int year = today.getYear();
        LocalDate before = day(value(limits, BEFORE), year);
        if (before != null) {
            LocalDate due = before.minusDays(1);
            return Optional.of(new ReportTerm(
                    LocalDate.of(year, 1, 1), YearMonth.from(due).minusMonths(1).atEndOfMonth(), due));
        }
        LocalDate end = LocalDate.of(year - 1, 12, 31);
        LocalDate due = day(value(limits, DAY), year);
        String days = value(limits, DAYS_AFTER);
        if (due == null && days.matches("\\d{1,3}")) {
            due = end.plusDays(Long.parseLong(days));
        }
        return Optional.of(new ReportTerm(LocalDate.of(year - 1, 1, 1), end, due));
    }

    private static String value(Limits limits, String key) {
        return limits.find(key).map(Limit::value).orElse("");
    }

    private static @Nullable LocalDate day(String monthDay, int year) {
        try {
            return monthDay.isEmpty() ? null : MonthDay.parse("--" + monthDay).atYear(year);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
