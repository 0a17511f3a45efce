package vn.dcim.web.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import java.util.List;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * A failure on its way to the reader.
 *
 * @param code of the problem document and of the bundles
 * @param arguments of the bundle's text
 * @param wayOut path of a page where the reader can get what is missing; null for none
 */
record Failure(
        HttpStatus status,
        String code,
        List<Object> arguments,
        @Nullable String wayOut) {

    static Failure of(DcimException e) {
        String wayOut = e.code() == ErrorCode.PROOF_NEEDED ? "/me/proof" : null;
        return new Failure(HttpStatus.valueOf(e.code().httpStatus()), e.code().code(), e.arguments(), wayOut);
    }

    static Failure of(HttpStatus status, String code, Object... arguments) {
        return new Failure(status, code, List.of(arguments), null);
    }

    /** Returns the same with a page where the reader can get what is missing. */
    Failure with(String page) {
        return new Failure(status, code, arguments, page);
    }
}
