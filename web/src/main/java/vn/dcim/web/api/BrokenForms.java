package vn.dcim.web.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.inject.Singleton;

/** Answers forms that are not encoded as forms are, which the HTTP server would take for a failure of its own. */
@Singleton
final class BrokenForms implements ExceptionHandler<ErrorDataDecoderException, HttpResponse<?>> {

    private final Failures failures;

    BrokenForms(Failures failures) {
        this.failures = failures;
    }

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, ErrorDataDecoderException e) {
        return failures.answer(
                request,
                Failure.of(
                        HttpStatus.BAD_REQUEST,
                        "bad-request",
                        request.getMethodName() + " " + request.getPath(),
                        e.getMessage()));
    }
}
