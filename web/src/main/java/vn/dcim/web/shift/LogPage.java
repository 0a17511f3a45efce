package vn.dcim.web.shift;

import io.micronaut.core.annotation.Nullable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.shift.log.AlarmSummaries;
import vn.dcim.core.shift.log.AlarmSummary;
import vn.dcim.core.shift.log.LogBook;
import vn.dcim.web.api.Typed;

/**
 * The log book.
 *
 * @param rows what people wrote and what alarms did, newest first
 * @param only the entry that is shown alone; null for the list
 */
public record LogPage(
        View view,
        List<Row> rows,
        long total,
        @Nullable LogBook.Line only,
        Map<String, String> names,
        Typed typed,
        String fault) {

    public static final int SIZE = 100;

    /** What is wanted. @param to the last day */
    public record View(
            String q, @Nullable LocalDate from, @Nullable LocalDate to, boolean watched, int number) {

        /** Returns its query, of another page. */
        public String query(int page) {
            return "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8)
                    + (from == null ? "" : "&from=" + day(from))
                    + (to == null ? "" : "&to=" + day(to))
                    + (watched ? "&watched=yes" : "")
                    + (page == 0 ? "" : "&page=" + page);
        }

        public String day(@Nullable LocalDate day) {
            return day == null
                    ? ""
                    : "%02d/%02d/%04d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
        }
    }

    /** A row: one of both. */
    public record Row(@Nullable LogBook.Line line, @Nullable AlarmSummary alarm, AlarmSummaries.@Nullable Named named) {

        java.time.Instant at() {
            return line == null ? alarm.beginsAt() : line.entry().happenedAt();
        }
    }

    public String name(String account) {
        return names.getOrDefault(account, account);
    }
}
