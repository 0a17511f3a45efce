package vn.dcim.syslog;

import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A time as it stands in a message.
 *
 * @param at null when there is no such day or hour, or nobody would say so now
 * @param end where the text goes on
 */
record SaidTime(@Nullable Instant at, int end) {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    /** Beyond this, a time is that of a clock nobody has set. */
    private static final Duration BELIEVED = Duration.ofDays(3653);

    private static final Duration HALF_A_YEAR = Duration.ofDays(182);
    private static final int NANO_DIGITS = 9;

    /**
     * Reads {@code 2024-03-01T10:00:00.123456+07:00}; a space may stand for the T, fraction and offset may be missing.
     *
     * @param zone of what has no offset
     * @return null when the text at this place has another shape
     */
    static @Nullable SaidTime iso(String text, int from, ZoneId zone, Instant received) {
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        char between = at(text, from + 10);
        int clock = from + 11;
        if ((year | month | day) < 0
                || at(text, from + 4) != '-'
                || at(text, from + 7) != '-'
                || (between != 'T' && between != 't' && between != ' ')
                || !isClock(text, clock)) {
            return null;
        }
        return read(text, clock, year, month, day, zone, received);
    }

    /**
     * Reads {@code Oct 11 22:14:15}; before the month, after the day or after the time may stand a year, after the time a fraction
     * and an offset. Without a year it is the one that brings the time nearest to its receipt.
     *
     * @param zone of what has no offset
     * @return null when the text at this place has another shape
     */
    static @Nullable SaidTime bsd(String text, int from, ZoneId zone, Instant received) {
        int place = from;
        int year = number(text, place, 4);
        if (year >= 0 && at(text, place + 4) == ' ') {
            place += 5;
        }
        int month = month(text, place);
        if (month < 0 || at(text, place + 3) != ' ') {
            return null;
        }
        place = afterSpaces(text, place + 3);
        int digits = number(text, place, 2) >= 0 ? 2 : 1;
        int day = number(text, place, digits);
        if (day < 0 || at(text, place + digits) != ' ') {
            return null;
        }
        place = afterSpaces(text, place + digits);
        if (number(text, place, 4) >= 0 && at(text, place + 4) == ' ') {
            year = number(text, place, 4);
            place = afterSpaces(text, place + 4);
        }
        if (!isClock(text, place)) {
            return null;
        }
        int end = afterClock(text, place);
        if (year < 0 && at(text, end) == ' ' && isYear(text, end + 1, received)) {
            year = number(text, end + 1, 4);
            SaidTime said = read(text, place, year, month, day, zone, received);
            return new SaidTime(said.at, end + 5);
        }
        return year < 0
                ? nearest(text, place, month, day, zone, received)
                : read(text, place, year, month, day, zone, received);
    }

    /** Makes an instant of parts that stand in several places. */
    static @Nullable Instant instant(String date, String time, String offset, ZoneId zone, Instant received) {
        SaidTime said = iso(date + "T" + time + offset, 0, zone, received);
        return said == null ? null : said.at;
    }

    private static SaidTime nearest(String text, int clock, int month, int day, ZoneId zone, Instant received) {
        int yearNow = received.atZone(zone).getYear();
        SaidTime best = read(text, clock, yearNow, month, day, zone, received);
        for (int year = yearNow - 1; !isNear(best, received) && year <= yearNow + 1; year += 2) {
            SaidTime said = read(text, clock, year, month, day, zone, received);
            if (best.at == null || (said.at != null && distance(said.at, received) < distance(best.at, received))) {
                best = said;
            }
        }
        return best;
    }

    /** Tells whether no other year can bring it nearer. */
    private static boolean isNear(SaidTime said, Instant received) {
        return said.at != null && distance(said.at, received) <= HALF_A_YEAR.toMillis();
    }

    private static long distance(Instant one, Instant other) {
        return Math.abs(ChronoUnit.MILLIS.between(one, other));
    }

    private static SaidTime read(String text, int clock, int year, int month, int day, ZoneId zone, Instant received) {
        int end = clock + 8;
        int nanos = 0;
        if (hasFraction(text, end)) {
            int digits = 0;
            for (end++; isDigit(text, end); end++) {
                if (digits < NANO_DIGITS) {
                    nanos = nanos * 10 + text.charAt(end) - '0';
                    digits++;
                }
            }
            for (; digits < NANO_DIGITS; digits++) {
                nanos *= 10;
            }
        }
        int offsetEnd = afterOffset(text, end);
        try {
            ZoneId its = offsetEnd == end ? zone : offset(text, end, offsetEnd);
            Instant said = LocalDateTime.of(
                            year,
                            month,
                            day,
                            number(text, clock, 2),
                            number(text, clock + 3, 2),
                            number(text, clock + 6, 2),
                            nanos)
                    .atZone(its)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
            boolean believed = Duration.between(said, received).abs().compareTo(BELIEVED) <= 0;
            return new SaidTime(believed ? said : null, offsetEnd);
        } catch (DateTimeException e) {
            return new SaidTime(null, offsetEnd);
        }
    }

    private static ZoneOffset offset(String text, int from, int end) {
        char sign = text.charAt(from);
        if (sign == 'Z' || sign == 'z') {
            return ZoneOffset.UTC;
        }
        int minutes = end - from > 3 ? number(text, end - 2, 2) : 0;
        int hours = number(text, from + 1, 2);
        return sign == '-' ? ZoneOffset.ofHoursMinutes(-hours, -minutes) : ZoneOffset.ofHoursMinutes(hours, minutes);
    }

    private static int afterOffset(String text, int from) {
        char sign = at(text, from);
        if (sign == 'Z' || sign == 'z') {
            return from + 1;
        }
        if ((sign != '+' && sign != '-') || number(text, from + 1, 2) < 0) {
            return from;
        }
        int minutes = at(text, from + 3) == ':' ? from + 4 : from + 3;
        return number(text, minutes, 2) < 0 ? from + 3 : minutes + 2;
    }

    private static int afterClock(String text, int clock) {
        int end = clock + 8;
        if (hasFraction(text, end)) {
            for (end++; isDigit(text, end); end++) {}
        }
        return afterOffset(text, end);
    }

    private static boolean hasFraction(String text, int at) {
        return (at(text, at) == '.' || at(text, at) == ',') && isDigit(text, at + 1);
    }

    private static boolean isClock(String text, int from) {
        return number(text, from, 2) >= 0
                && at(text, from + 2) == ':'
                && number(text, from + 3, 2) >= 0
                && at(text, from + 5) == ':'
                && number(text, from + 6, 2) >= 0;
    }

    /** Tells a year from a host whose name is a number. */
    private static boolean isYear(String text, int from, Instant received) {
        int year = number(text, from, 4);
        int now = received.atZone(ZoneOffset.UTC).getYear();
        return year >= now - 10 && year <= now + 10 && (at(text, from + 4) == ' ' || at(text, from + 4) == ':');
    }

    private static int month(String text, int from) {
        for (int month = 1; month <= 12; month++) {
            if (text.regionMatches(true, from, MONTHS, 3 * month - 3, 3)) {
                return month;
            }
        }
        return -1;
    }

    static int afterSpaces(String text, int from) {
        int place = from;
        while (at(text, place) == ' ') {
            place++;
        }
        return place;
    }

    /** Returns the number that so many digits make; negative where there are not so many. */
    static int number(String text, int from, int digits) {
        int number = 0;
        for (int place = from; place < from + digits; place++) {
            if (!isDigit(text, place)) {
                return -1;
            }
            number = number * 10 + text.charAt(place) - '0';
        }
        return number;
    }

    static boolean isDigit(String text, int at) {
        char character = at(text, at);
        return character >= '0' && character <= '9';
    }

    /** Returns a character of a text; NUL beyond its end. */
    static char at(String text, int place) {
        return place < text.length() ? text.charAt(place) : 0;
    }
}
