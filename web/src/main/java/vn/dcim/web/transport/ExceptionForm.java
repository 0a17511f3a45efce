package vn.dcim.web.transport;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * What the form of an exception sends; fields left out arrive as null.
 *
 * @param until its last day, {@code 31/12/2026} or {@code 2026-12-31}
 */
@Serdeable
record ExceptionForm(
        @Nullable String path,
        @Nullable String reason,
        @Nullable String document,
        @Nullable String until) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("[d/M/uuuu][uuuu-MM-dd]").withResolverStyle(ResolverStyle.STRICT);

    String key() {
        return text(path);
    }

    String typedReason() {
        return text(reason);
    }

    String typedDocument() {
        return text(document);
    }

    /** @throws DcimException INVALID_VALUE for what is no day */
    LocalDate lastDay() {
        try {
            return LocalDate.parse(text(until), DAY);
        } catch (DateTimeParseException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "until", text(until), "31/12/2026");
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
