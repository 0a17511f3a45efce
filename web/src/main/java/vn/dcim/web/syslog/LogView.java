package vn.dcim.web.syslog;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.syslog.LogQuery;
import vn.dcim.web.language.Words;

/**
 * Which log messages are shown.
 *
 * @param q words that all must be there, parted by spaces
 * @param source id of a source; empty for all
 * @param kind code of a kind of sources; empty for all
 * @param severity the least severe that is shown, 0 to 7
 * @param hours how far back from now, where no period is stated
 * @param from a minute of the centre's time as a browser's field writes it ({@code 2026-11-21T07:30}), or an instant; empty for hours
 * @param to the same, exclusive; empty for now
 * @param before where a search goes on, milliseconds since 1970
 */
@Introspected
public record LogView(
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String source,
        @QueryValue @Nullable String kind,
        @QueryValue @Nullable String severity,
        @QueryValue @Nullable String hours,
        @QueryValue @Nullable String from,
        @QueryValue @Nullable String to,
        @QueryValue @Nullable String before) {

    /** How far back people look with one press. */
    public static final List<Integer> HOURS = List.of(1, 24, 168, 744);

    private static final int USUAL_HOURS = 24;
    private static final int LEAST_SEVERE = 7;
    private static final int MOST_WORDS = 10;
    private static final int MOST_HOURS = 24 * 366 * 10;

    /** Returns the same with no part missing. */
    LogView complete() {
        return new LogView(
                text(q), text(source), text(kind), text(severity), text(hours), text(from), text(to), text(before));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** Returns the query, as of now. @param ofKind the ids of the sources of the view's kind @throws DcimException INVALID_VALUE */
    LogQuery query(Instant now, Set<Long> ofKind) {
        Instant end = to.isEmpty() ? now.plusSeconds(1) : instant("to", to);
        Instant start = from.isEmpty() ? end.minus(Duration.ofHours(hoursBack())) : instant("from", from);
        if (!start.isBefore(end)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "from", from, "< " + end);
        }
        Instant cursor = before.isEmpty() ? end : Instant.ofEpochMilli(number("before", before, 0, end.toEpochMilli()));
        Set<Long> ids = source.isEmpty() ? ofKind : Set.of(number("source", source, 1, Long.MAX_VALUE));
        return new LogQuery(start, cursor.isBefore(start) ? start : cursor, ids, leastSeverity(), words());
    }

    private List<String> words() {
        return LogQuery.wordsOf(q, MOST_WORDS);
    }

    /** Returns how many hours back are shown; 0 where a period is stated. */
    public int hoursBack() {
        return hours.isEmpty() ? USUAL_HOURS : (int) number("hours", hours, 1, MOST_HOURS);
    }

    public boolean isPeriodStated() {
        return !from.isEmpty() || !to.isEmpty();
    }

    public int leastSeverity() {
        return severity.isEmpty() ? LEAST_SEVERE : (int) number("severity", severity, 0, LEAST_SEVERE);
    }

    private static long number(String field, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, field, text, least + "–" + most);
        }
        throw new DcimException(ErrorCode.INVALID_VALUE, field, text, least + "–" + most);
    }

    private static Instant instant(String field, String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(Words.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, field, text, "2026-11-21T07:30");
        }
    }

    public boolean isFiltered() {
        return !q.isEmpty() || !source.isEmpty() || !kind.isEmpty() || leastSeverity() < LEAST_SEVERE;
    }

    public LogView withHours(int other) {
        return new LogView(q, source, kind, severity, other == USUAL_HOURS ? "" : Integer.toString(other), "", "", "");
    }

    public LogView before(Instant instant) {
        return new LogView(q, source, kind, severity, hours, from, to, Long.toString(instant.toEpochMilli()));
    }

    public LogView fromTop() {
        return new LogView(q, source, kind, severity, hours, from, to, "");
    }

    /** Returns the query of this view, to be put behind a path. */
    public String address() {
        String address = part("q", q)
                + part("source", source)
                + part("kind", kind)
                + part("severity", severity)
                + part("hours", hours)
                + part("from", from)
                + part("to", to)
                + part("before", before);
        return address.isEmpty() ? "" : "?" + address.substring(1);
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
