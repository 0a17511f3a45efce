package vn.dcim.web.api;

import io.micronaut.http.HttpStatus;
import java.util.List;
import vn.dcim.core.error.DcimException;

/**
 * A failure on its way to the reader.
 *
 * @param code of the problem document and of the bundles
 * @param arguments of the bundle's text
 */
record Failure(HttpStatus status, String code, List<Object> arguments) {

    static Failure of(DcimException e) {
        return new Failure(HttpStatus.valueOf(e.code().httpStatus()), e.code().code(), e.arguments());
    }

    static Failure of(HttpStatus status, String code, Object... arguments) {
        return new Failure(status, code, List.of(arguments));
    }
}
