package vn.dcim.web.api;

import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** A day as people type it, dd/MM/yyyy, or as programs and links write it, yyyy-MM-dd. */
public final class TypedDay {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter ISO_DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private static final int LAST_YEAR = 9999;

    private TypedDay() {}

    /**
     * Returns the day; null for nothing.
     *
     * @throws DcimException INVALID_VALUE with the field's name for what is no day
     */
    public static @Nullable LocalDate of(String field, @Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        try {
            return text.isEmpty() ? null : known(LocalDate.parse(text, text.contains("-") ? ISO_DAY : DAY));
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, field, text, "dd/MM/yyyy");
        }
    }

    /** Returns the day where the database knows it too. */
    private static LocalDate known(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("before the year 1 or after " + LAST_YEAR);
        }
        return day;
    }
}
