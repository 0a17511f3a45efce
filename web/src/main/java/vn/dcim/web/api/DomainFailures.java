package vn.dcim.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Answers failures of the domain. */
@Singleton
final class DomainFailures implements ExceptionHandler<DcimException, HttpResponse<?>> {

    private final Failures failures;

    DomainFailures(Failures failures) {
        this.failures = failures;
    }

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, DcimException exception) {
        MutableHttpResponse<?> answer = failures.answer(request, Failure.of(exception));
        return exception.code() == ErrorCode.TOO_MANY
                ? answer.header(
                        HttpHeaders.RETRY_AFTER, exception.arguments().get(1).toString())
                : answer;
    }
}
