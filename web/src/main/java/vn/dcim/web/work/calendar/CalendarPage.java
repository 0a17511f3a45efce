package vn.dcim.web.work.calendar;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.shift.FeedKind;
import vn.dcim.core.work.WorkAction;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkTransitions;
import vn.dcim.core.work.calendar.WorkCalendar.Entry;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;
import vn.dcim.web.work.WorkFilter;

/**
 * A month or a week of orders.
 *
 * @param days from a Monday to a Sunday
 * @param people whom an order may be asked for by, {@link WorkFilter#NOBODY} too
 * @param names full names by account
 * @param unknownYears whose days off are not all known
 * @param unplanned how many open orders are due in that time and have no window, whatever the filter
 * @param moved the order that was moved just now; null for none
 * @param feeds of which the reader has an address
 * @param feed an address, once, when it was made; empty otherwise
 * @param typed what was refused
 * @param refused id of the order whose move was refused; null for none
 * @param fault empty for none
 */
public record CalendarPage(
        CalendarView view,
        List<Day> days,
        WorkFilter filter,
        List<String> people,
        Map<String, String> names,
        LocalDate today,
        List<Integer> unknownYears,
        int unplanned,
        @Nullable Moved moved,
        Set<FeedKind> feeds,
        String feed,
        Typed typed,
        @Nullable Long refused,
        String fault) {

    /** How many orders of a day a month shows, before it tells how many more there are. */
    public static final int MOST = 4;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final int HALF_HOUR = 30 * 60;
    private static final int HALF_HOURS = 48;

    /** An order that was moved. @param back the day from which it came; null where it can not be undone any more */
    public record Moved(WorkOrder order, @Nullable LocalDate back) {}

    /** A day. @param isShown whether it belongs to the month @param isOff a public holiday, or a day off in place of one */
    public record Day(
            LocalDate day, boolean isShown, boolean isWeekend, boolean isOff, boolean isToday, List<Part> parts) {

        public int more() {
            return Math.max(0, parts.size() - MOST);
        }
    }

    /** What of an order falls on a day. @param day the first of its days that is shown has the form */
    public record Part(Entry entry, LocalDate day, boolean hasForm) {

        public WorkOrder order() {
            return entry.order();
        }

        private long second(Instant at) {
            long second = at.getEpochSecond() - CalendarView.start(day).getEpochSecond();
            return Math.clamp(second, 0, HALF_HOURS * (long) HALF_HOUR);
        }

        /** Returns the half hour in which it begins on that day, from 0; the last but one at most, so that it can be read. */
        public int row() {
            return (int) Math.min(second(order().plannedFrom()) / HALF_HOUR, HALF_HOURS - 2);
        }

        /** Returns how many half hours it takes on that day, 2 at least. */
        public int rows() {
            long end = (second(order().plannedTo()) + HALF_HOUR - 1) / HALF_HOUR;
            return (int) Math.max(2, end - row());
        }

        /** Returns the hours of that day, such as 08:00–10:00; till midnight is 24:00. */
        public String hours() {
            return hour(second(order().plannedFrom())) + "–" + hour(second(order().plannedTo()));
        }

        private static String hour(long second) {
            return second == HALF_HOURS * (long) HALF_HOUR ? "24:00" : HOUR.format(LocalTime.ofSecondOfDay(second));
        }

        /** Tells whether it begins on that day. */
        public boolean isBegin() {
            return begins().equals(day);
        }

        public LocalDate begins() {
            return CalendarView.day(order());
        }

        public boolean canMove() {
            return WorkTransitions.of(order().state(), WorkAction.PLAN).isPresent();
        }

        public String about() {
            return String.join(", ", entry.assets());
        }
    }

    public boolean isEmpty() {
        return days.stream().allMatch(day -> day.parts().isEmpty());
    }

    /** Returns the query of a view of the same orders. */
    public String query(CalendarView of) {
        return of.query() + filter.query();
    }

    public String who(String who, Words words) {
        return who.equals(WorkFilter.NOBODY) ? words.t("work.nobody") : names.getOrDefault(who, who);
    }

    public boolean isRefused(Part part) {
        return part.order().id().equals(refused);
    }

    /** Returns what is shown, as people read it. */
    public String title(Words words) {
        return view.isWeek()
                ? words.t(
                        "work.calendar.week-of",
                        view.value().substring(6),
                        words.day(view.from()),
                        words.day(view.to().minusDays(1)))
                : words.t(
                        "roster.month",
                        "%02d".formatted(view.month().getMonthValue()),
                        Integer.toString(view.month().getYear()));
    }
}
