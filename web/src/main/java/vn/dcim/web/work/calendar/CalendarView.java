package vn.dcim.web.work.calendar;

import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.web.api.Typed;

/**
 * What is shown: a month, or a week.
 *
 * @param monday of the week; null for a month
 * @param month that of the week's Thursday, as ISO 8601 counts, where it is a week
 */
public record CalendarView(@Nullable LocalDate monday, YearMonth month) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /** Returns the {@code week}, such as 2026-W48, or the {@code month}, such as 2026-11; with neither, the month of a day. @throws DcimException INVALID_VALUE */
    static CalendarView of(Typed asked, LocalDate today) {
        String week = asked.text("week").strip();
        String month = asked.text("month").strip();
        if (!week.isEmpty()) {
            return ofWeek(monday(week));
        }
        return new CalendarView(null, month.isEmpty() ? YearMonth.from(today) : month(month));
    }

    static CalendarView ofWeek(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new CalendarView(monday, YearMonth.from(monday.plusDays(3)));
    }

    private static LocalDate monday(String typed) {
        try {
            if (typed.matches("\\d{4}-W\\d{2}")) {
                return known(LocalDate.parse(typed + "-1", DateTimeFormatter.ISO_WEEK_DATE));
            }
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "week", typed, "2000-W01 – 2100-W52");
        }
        throw new DcimException(ErrorCode.INVALID_VALUE, "week", typed, "2000-W01 – 2100-W52");
    }

    private static YearMonth month(String typed) {
        try {
            if (typed.matches("\\d{4}-\\d{2}")) {
                YearMonth month = YearMonth.parse(typed);
                known(month.atDay(1));
                return month;
            }
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "month", typed, "2000-01 – 2100-12");
        }
        throw new DcimException(ErrorCode.INVALID_VALUE, "month", typed, "2000-01 – 2100-12");
    }

    private static LocalDate known(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("out of reach");
        }
        return day;
    }

    public boolean isWeek() {
        return monday != null;
    }

    /** Returns the first day of the week or the month. */
    public LocalDate from() {
        return monday == null ? month.atDay(1) : monday;
    }

    /** Returns the day after the last. */
    public LocalDate to() {
        return monday == null ? month.plusMonths(1).atDay(1) : monday.plusWeeks(1);
    }

    /** Returns the Monday from which on days are drawn. */
    public LocalDate firstDrawn() {
        return from().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Returns the day after the last that is drawn, a Monday. */
    public LocalDate lastDrawn() {
        return to().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    public boolean has(LocalDate day) {
        return !day.isBefore(from()) && day.isBefore(to());
    }

    /** Returns the same kind of view, so many further. */
    public CalendarView further(int count) {
        return monday == null ? new CalendarView(null, month.plusMonths(count)) : ofWeek(monday.plusWeeks(count));
    }

    /** Returns the same kind of view with a day in it. */
    public CalendarView to(LocalDate day) {
        return monday == null ? new CalendarView(null, YearMonth.from(day)) : ofWeek(day);
    }

    /** Returns the day on which an order with a window begins. */
    public static LocalDate day(WorkOrder order) {
        return LocalDate.ofInstant(order.plannedFrom(), CentreTime.ZONE);
    }

    /** Returns the name of the field by which it is asked for. */
    public String field() {
        return isWeek() ? "week" : "month";
    }

    /** Returns what is asked for in that field. */
    public String value() {
        return monday == null ? month.toString() : week(monday);
    }

    public String query() {
        return "?" + field() + "=" + value();
    }

    /** Returns the week of a day as it is asked for. */
    public static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(CentreTime.ZONE).toInstant();
    }
}
