package vn.dcim.web.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A problem document (RFC 9457).
 *
 * @param type a relative reference that ends in the code of the failure, such as {@code /problems/not-found}
 * @param title what kind of failure
 * @param detail the thing, the value and the mend, in the reader's language
 * @param instance path of the request
 * @param errors one for each field, where the fault lies in fields; null otherwise
 * @param wayOut path of the page where a person gets what is missing, such as a right on demand; null otherwise
 */
@Serdeable
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable List<FieldError> errors,
        @Nullable String wayOut) {

    /** What is wrong with one field. */
    @Serdeable
    public record FieldError(String field, String value, String detail) {}
}
