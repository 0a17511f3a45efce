package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.text.PlainText;

/**
 * Which entries of a register are wanted.
 *
 * @param text words that each must stand in it somewhere; case and diacritics do not matter; empty for all
 * @param state null for all that count
 * @param day by which validity and what is wanting are judged
 * @param asOf the instant at which they stood so; null for now
 */
public record RegisterFilter(
        String text,
        @Nullable State state,
        LocalDate day,
        @Nullable Instant asOf) {

    /** How an entry may stand on a day. */
    public enum State {
        VALID("active AND (valid_to IS NULL OR valid_to >= ?) AND (valid_from IS NULL OR valid_from <= ?)", 2),
        ENDING("active AND ending_from <= ? AND valid_to >= ?", 2),
        ENDED("active AND valid_to < ?", 1),
        WANTING("active AND wanting_from <= ?", 1),
        /** Does not count any more. */
        CLOSED("NOT active", 0);

        private final String sql;
        private final int days;

        State(String sql, int days) {
            this.sql = sql;
            this.days = days;
        }

        String sql() {
            return sql;
        }

        int days() {
            return days;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> of(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst();
        }
    }

    /** @param arguments in the order of their marks */
    record Condition(String sql, List<Object> arguments) {}

    Condition condition(RegisterDefinition register) {
        List<String> parts = new ArrayList<>(List.of("register = ?", state == null ? "active" : state.sql()));
        List<Object> arguments = new ArrayList<>(List.of(register.code()));
        for (int i = 0; state != null && i < state.days(); i++) {
            arguments.add(day);
        }
        Stream.of(PlainText.of(text).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .forEach(word -> {
                    parts.add("found_by LIKE ?");
                    arguments.add("%" + word.replaceAll("[%_\\\\]", "\\\\$0") + "%");
                });
        return new Condition(String.join(" AND ", parts), arguments);
    }
}
