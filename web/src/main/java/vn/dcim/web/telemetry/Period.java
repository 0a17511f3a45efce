package vn.dcim.web.telemetry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * A stretch of the past and how finely to cut it.
 *
 * @param to exclusive
 * @param step empty for every single reading
 */
record Period(Instant from, Instant to, Optional<Duration> step) {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final long MOST_STEPS = 20_000;
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(s|m|h|d|)");

    /**
     * Understands the texts of a query; empty ones mean the last hour and every reading.
     *
     * @throws DcimException INVALID_VALUE naming the field, the value and what is accepted
     */
    static Period of(String from, String to, String step, Instant now) {
        Instant end = to.isEmpty() ? now : instant("to", to);
        Instant start = from.isEmpty() ? end.minus(USUAL) : instant("from", from);
        if (!start.isBefore(end)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "from", from, "< to (" + end + ")");
        }
        Optional<Duration> cut = step.isEmpty() ? Optional.empty() : Optional.of(duration(step));
        cut.ifPresent(length -> {
            if (length.multipliedBy(MOST_STEPS).compareTo(Duration.between(start, end)) < 0) {
                Duration least = Duration.between(start, end).dividedBy(MOST_STEPS);
                throw new DcimException(ErrorCode.INVALID_VALUE, "step", step, "≥ " + (least.toSeconds() + 1) + "s");
            }
        });
        return new Period(start, end, cut);
    }

    private static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, field, text, "2026-11-21T08:00:00Z");
        }
    }

    private static Duration duration(String text) {
        Matcher shortForm = SHORT.matcher(text);
        try {
            Duration duration = shortForm.matches()
                    ? Duration.ofSeconds(Long.parseLong(shortForm.group(1)) * seconds(shortForm.group(2)))
                    : Duration.parse(text);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "step", text, "60, 5m, 1h, PT30S");
        }
        throw new DcimException(ErrorCode.INVALID_VALUE, "step", text, "60, 5m, 1h, PT30S");
    }

    private static long seconds(String unit) {
        return switch (unit) {
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> 1;
        };
    }
}
