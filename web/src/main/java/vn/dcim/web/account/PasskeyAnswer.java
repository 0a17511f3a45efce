package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.nio.charset.StandardCharsets;

/**
 * What the script of the pages is told.
 *
 * @param next where to go; null where nobody is let in
 * @param fault why not, in the reader's words; null where somebody is
 */
@Serdeable
record PasskeyAnswer(@Nullable String next, @Nullable String fault) {

    static MutableHttpResponse<?> fault(String text) {
        return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
                .body(new PasskeyAnswer(null, text))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    static MutableHttpResponse<?> next(String path) {
        return HttpResponse.ok(new PasskeyAnswer(path, null)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** @param json as it is to be sent */
    static MutableHttpResponse<?> options(String json) {
        return HttpResponse.ok(json.getBytes(StandardCharsets.UTF_8)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
