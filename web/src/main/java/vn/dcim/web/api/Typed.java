package vn.dcim.web.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What was typed into a form, field by field; of a field that came several times, the first. */
public record Typed(Map<String, String> fields) {

    public static final Typed NOTHING = new Typed(Map.of());

    public static Typed of(Map<String, Object> body) {
        Map<String, String> fields = new HashMap<>();
        body.forEach((name, value) -> fields.put(
                name,
                value instanceof List<?> several
                        ? several.isEmpty() ? "" : Objects.toString(several.getFirst(), "")
                        : Objects.toString(value, "")));
        return new Typed(fields);
    }

    /** Returns what a query asks for, field by field. */
    public static Typed asked(HttpRequest<?> request) {
        Map<String, Object> asked = new HashMap<>();
        request.getParameters().forEach(asked::put);
        return of(asked);
    }

    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    public @Nullable LocalDate day(String field) {
        return TypedDay.of(field, text(field));
    }

    /** Returns a minute of the centre's clock, as browsers send it; null for nothing. @throws DcimException INVALID_VALUE */
    public @Nullable Instant minute(String field) {
        String text = text(field).strip();
        try {
            return text.isEmpty()
                    ? null
                    : LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                            .atZone(CentreTime.ZONE)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, field, text, "2026-11-21T14:30");
        }
    }

    /** Returns the number of a thing; null for nothing. @throws DcimException INVALID_VALUE */
    public @Nullable Long number(String field) {
        String text = text(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,15}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, "1, 2, …");
        }
        return Long.valueOf(text);
    }

    /** Returns a number that must be there, such as the version that a page showed. @throws DcimException INVALID_VALUE */
    public int whole(String field) {
        Long number = number(field);
        if (number == null || number > Integer.MAX_VALUE) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text(field), "1, 2, …");
        }
        return number.intValue();
    }

    /** Returns a number with at most four decimals, behind a comma or a point; null for nothing. @throws DcimException INVALID_VALUE */
    public @Nullable BigDecimal decimal(String field) {
        String text = text(field).strip().replace(',', '.');
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("-?\\d{1,9}([.]\\d{1,4})?")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text(field), "23,5");
        }
        return new BigDecimal(text);
    }

    /** Returns names with commas or blanks between. */
    public static List<String> names(String text) {
        return Arrays.stream(text.split("[,;\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
