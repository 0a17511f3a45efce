package vn.dcim.bench.year;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;

/** What is played. @param to the day behind the last */
record YearSpan(LocalDate from, LocalDate to) {

    Instant begin() {
        return from.atStartOfDay(CentreTime.ZONE).toInstant();
    }

    Instant end() {
        return to.atStartOfDay(CentreTime.ZONE).toInstant();
    }

    Stream<LocalDate> days() {
        return from.datesUntil(to);
    }

    long count(Predicate<LocalDate> days) {
        return days().filter(days).count();
    }

    boolean has(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** Returns 1 where a day of the plan is within what is played, else 0. */
    long once(LocalDate day) {
        return has(day) ? 1 : 0;
    }

    /** Returns the months that are over within it. */
    List<YearMonth> months() {
        return Stream.iterate(YearMonth.from(from), month -> month.plusMonths(1))
                .takeWhile(month -> month.plusMonths(1).atDay(1).isBefore(to))
                .toList();
    }
}
