package vn.dcim.web.audit;

import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.language.Words;

/**
 * A stretch of the log.
 *
 * @param from null for its beginning
 * @param to exclusive; null for its end
 */
public record AuditPeriod(@Nullable Instant from, @Nullable Instant to) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

    /**
     * Understands days of the centre (01/08/2026, 2026-08-01), the last one included, and instants; empty ones leave a side open.
     *
     * @throws DcimException INVALID_VALUE naming the field, the value and what is accepted
     */
    public static AuditPeriod of(String from, String to) {
        var period = new AuditPeriod(instant("from", from, 0), instant("to", to, 1));
        if (period.from != null && period.to != null && !period.from.isBefore(period.to)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "from", from, "< to (" + to + ")");
        }
        return period;
    }

    /** Returns the instant where the database knows it too. */
    private static Instant known(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DateTimeException("before the year 1 or after 9999");
        }
        return instant;
    }

    private static @Nullable Instant instant(String field, String text, int days) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.contains("T")) {
                return known(Instant.parse(text));
            }
            LocalDate day = text.contains("/") ? LocalDate.parse(text, DAY) : LocalDate.parse(text);
            return known(day.plusDays(days).atStartOfDay(Words.ZONE).toInstant());
        } catch (DateTimeException e) {
            throw new DcimException(
                    e, ErrorCode.INVALID_VALUE, field, text, "01/08/2026, 2026-08-01, 2026-08-01T08:00:00Z");
        }
    }
}
