package vn.dcim.web.link;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.language.Words;

/** What was typed into a form, field by field. */
record LineForm(Map<String, String> typed) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d/M/uuuu H:mm").withResolverStyle(ResolverStyle.STRICT);

    static LineForm of(Map<String, Object> body) {
        Map<String, String> typed = new HashMap<>();
        body.forEach((name, value) -> typed.put(
                name, value instanceof List<?> several ? several.getFirst().toString() : value.toString()));
        return new LineForm(typed);
    }

    String text(String field) {
        return typed.getOrDefault(field, "");
    }

    int revision() {
        String text = text("revision");
        if (!text.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "revision", text, "1, 2, …");
        }
        return Integer.parseInt(text);
    }

    /** Returns a minute of the centre's time; null for nothing. @throws DcimException INVALID_VALUE for what is none */
    @Nullable
    Instant minute(String field) {
        String text = Objects.requireNonNullElse(typed.get(field), "").strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text, MINUTE).atZone(Words.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, field, text, "dd/MM/yyyy HH:mm");
        }
    }
}
