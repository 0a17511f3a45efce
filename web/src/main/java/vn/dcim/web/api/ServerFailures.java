package vn.dcim.web.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Answers what the HTTP server itself finds wrong: an unknown path or method, a parameter or body that cannot be read. */
@Singleton
@Primary
final class ServerFailures implements ErrorResponseProcessor<Object> {

    private final Failures failures;

    ServerFailures(Failures failures) {
        this.failures = failures;
    }

    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var answer = failures.answer(context.getRequest(), failure(HttpStatus.valueOf(response.code()), context));
        response.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return (MutableHttpResponse<Object>) answer;
    }

    private static Failure failure(HttpStatus status, ErrorContext context) {
        String path = context.getRequest().getPath();
        if (status == HttpStatus.NOT_FOUND) {
            return Failure.of(status, "no-such-page", path);
        }
        if (status.getCode() >= 500) {
            // why: what went wrong inside stands in the log; outsiders learn nothing from it
            return Failure.of(status, "internal", path);
        }
        if (context.getRootCause().orElse(null) instanceof ConversionErrorException e) {
            String value = e.getConversionError()
                    .getOriginalValue()
                    .map(Object::toString)
                    .orElse("");
            return Failure.of(
                    status,
                    "invalid-value",
                    e.getArgument().getName(),
                    value,
                    e.getArgument().getType().getSimpleName());
        }
        String said = context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
        return Failure.of(status, "bad-request", context.getRequest().getMethodName() + " " + path, said);
    }
}
