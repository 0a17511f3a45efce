package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.foreign.ListFault.Kind;

/** Reads the cells of one row after the other: texts, words for states, days as people and programs write them. */
final class CellReader {

    private static final int LONGEST = 200;
    private static final int MOST_CHARACTERS = 1000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 1, 1);
    private static final Pattern FRACTION = Pattern.compile("(?<=:\\d\\d)[.,]\\d+");
    private static final List<DateTimeFormatter> DAYS = Stream.of(
                    "uuuu-M-d", "uuuu/M/d", "d/M/uuuu", "d-M-uuuu", "d.M.uuuu")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern + "[['T'][ ]H:mm[:ss]]", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private final ForeignWords words;
    private final Instant now;
    private final Consumer<ListFault> faults;

    CellReader(ForeignWords words, Instant now, Consumer<ListFault> faults) {
        this.words = words;
        this.now = now;
        this.faults = faults;
    }

    Row of(long line) {
        return new Row(line);
    }

    /** Returns the instant that a text means, in the centre's time where it names no other; null for none. */
    static @Nullable Instant instant(String text) {
        String whole = FRACTION.matcher(text).replaceFirst("");
        return withOffset(whole)
                .or(() -> DAYS.stream()
                        .flatMap(format -> parsed(format, whole).stream())
                        .findFirst()
                        .map(at -> at.atZone(CentreTime.ZONE).toOffsetDateTime()))
                .filter(at -> !at.toLocalDate().isBefore(FIRST_DAY)
                        && at.toLocalDate().isBefore(LAST_DAY))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static Optional<OffsetDateTime> withOffset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')));
        } catch (DateTimeException e) {
            // why: most lists name no zone
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> parsed(DateTimeFormatter format, String text) {
        try {
            TemporalAccessor read = format.parseBest(text, LocalDateTime::from, LocalDate::from);
            return Optional.of(read instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) read);
        } catch (DateTimeException e) {
            // why: another way of writing may fit
            return Optional.empty();
        }
    }

    /** One row. */
    final class Row {

        private final long line;
        private final Map<ForeignField, Object> values = new EnumMap<>(ForeignField.class);
        private boolean neverUsed;
        private boolean neverExpires;
        private boolean neverChanged;
        private String column;

        private Row(long line) {
            this.line = line;
        }

        void take(ForeignField field, String head, String cell) {
            column = head;
            String text = cell.strip();
            if (text.isEmpty()) {
                return;
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                fault(Kind.CONTROLS, text.replaceAll("\\p{Cntrl}", "␣"));
                return;
            }
            Object value =
                    switch (field) {
                        case LOGIN, FULL_NAME, UNIT, RESPONSIBLE, GRANTED_BY, GRANTED_FOR, GRANT_DOCUMENT -> text(text);
                        case STATE -> words.state(text).orElseGet(() -> fault(Kind.STATE, text));
                        case ADMINISTRATOR, MACHINE, SECOND_FACTOR ->
                            words.answer(text).orElseGet(() -> fault(Kind.ANSWER, text));
                        case CREATED, LAST_USED, PASSWORD_CHANGED -> past(field, text);
                        case EXPIRES, GRANTED_ON -> day(field, text);
                        case LEAST_LENGTH -> number(text);
                    };
            if (value != null) {
                values.put(field, value);
            }
        }

        private @Nullable String text(String text) {
            return text.length() <= LONGEST ? text : fault(Kind.TOO_LONG, text);
        }

        private @Nullable Instant past(ForeignField field, String text) {
            if (words.isNever(text)) {
                neverUsed |= field == ForeignField.LAST_USED;
                neverChanged |= field == ForeignField.PASSWORD_CHANGED;
                return null;
            }
            Instant at = instant(text);
            if (at == null) {
                return fault(Kind.DAY, text);
            }
            // why: clocks of other systems may be some hours ahead
            return at.isAfter(now.plus(1, ChronoUnit.DAYS)) ? fault(Kind.TO_COME, text) : at;
        }

        private @Nullable LocalDate day(ForeignField field, String text) {
            if (field == ForeignField.EXPIRES && words.isNever(text)) {
                neverExpires = true;
                return null;
            }
            Instant at = instant(text);
            return at == null
                    ? fault(Kind.DAY, text)
                    : at.atZone(CentreTime.ZONE).toLocalDate();
        }

        private @Nullable Integer number(String text) {
            return text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= MOST_CHARACTERS
                    ? Integer.valueOf(text)
                    : fault(Kind.NUMBER, text);
        }

        private <T> @Nullable T fault(Kind kind, String value) {
            faults.accept(new ListFault(kind, line, column, value));
            return null;
        }

        ForeignAccount account(long number) {
            Instant created = (Instant) values.get(ForeignField.CREATED);
            return new ForeignAccount(
                    number,
                    0L,
                    said(ForeignField.LOGIN),
                    said(ForeignField.FULL_NAME),
                    said(ForeignField.UNIT),
                    (AccountState) values.get(ForeignField.STATE),
                    (Boolean) values.get(ForeignField.ADMINISTRATOR),
                    (Boolean) values.get(ForeignField.MACHINE),
                    said(ForeignField.RESPONSIBLE),
                    created,
                    (Instant) values.get(ForeignField.LAST_USED),
                    neverUsed,
                    // why: a password that never changed is as old as its account
                    neverChanged ? created : (Instant) values.get(ForeignField.PASSWORD_CHANGED),
                    (LocalDate) values.get(ForeignField.EXPIRES),
                    neverExpires,
                    (Integer) values.get(ForeignField.LEAST_LENGTH),
                    (Boolean) values.get(ForeignField.SECOND_FACTOR),
                    said(ForeignField.GRANTED_BY),
                    said(ForeignField.GRANTED_FOR),
                    said(ForeignField.GRANT_DOCUMENT),
                    (LocalDate) values.get(ForeignField.GRANTED_ON));
        }

        private String said(ForeignField field) {
            return (String) values.getOrDefault(field, "");
        }
    }
}
