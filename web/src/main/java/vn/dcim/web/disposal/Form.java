package vn.dcim.web.disposal;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.TypedDay;

/** What was typed into a form, field by field; of a field that came several times, the first. */
record Form(Map<String, String> typed) {

    static Form of(Map<String, Object> body) {
        Map<String, String> typed = new HashMap<>();
        body.forEach((name, value) -> {
            List<String> several = several(value);
            typed.put(name, several.isEmpty() ? "" : several.getFirst());
        });
        return new Form(typed);
    }

    /** Returns all values of a field that may come several times. */
    static List<String> several(@Nullable Object value) {
        return value == null
                ? List.of()
                : value instanceof List<?> list
                        ? list.stream().map(Objects::toString).toList()
                        : List.of(value.toString());
    }

    String text(String field) {
        return typed.getOrDefault(field, "");
    }

    @Nullable
    LocalDate day(String field) {
        return TypedDay.of(field, typed.get(field));
    }

    /** Returns a number; null for nothing. @throws DcimException INVALID_VALUE for what is none */
    @Nullable
    Long number(String field) {
        String text = text(field).strip();
        return text.isEmpty() ? null : id(field, text);
    }

    int revision() {
        return Math.toIntExact(Objects.requireNonNullElse(number("revision"), 0L));
    }

    static long id(String field, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, "1, 2, …");
        }
        return Long.parseLong(text);
    }
}
