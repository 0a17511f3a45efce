package vn.dcim.web.backup;

import io.micronaut.core.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What was typed into a form, field by field; of a field that came several times, the first. */
record Typed(Map<String, String> fields) {

    static Typed of(Map<String, Object> body) {
        Map<String, String> fields = new HashMap<>();
        body.forEach((name, value) -> fields.put(
                name,
                value instanceof List<?> several
                        ? several.isEmpty() ? "" : String.valueOf(several.getFirst())
                        : value == null ? "" : value.toString()));
        return new Typed(fields);
    }

    String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** @throws DcimException INVALID_VALUE for what is no number */
    int number(String field) {
        String text = text(field);
        if (!text.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, "1, 2, …");
        }
        return Integer.parseInt(text);
    }

    /** Returns an id; null for nothing. @throws DcimException INVALID_VALUE for what is none */
    @Nullable
    Long id(String field) {
        return text(field).isEmpty() ? null : Long.valueOf(number(field));
    }
}
