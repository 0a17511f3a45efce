package vn.dcim.web.security;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Shows every answer to those who look for requests that people do not make. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
// why: around all others, whose refusals are answers too
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnswerWatch {

    private final SuspiciousRequests suspicious;

    AnswerWatch(SuspiciousRequests suspicious) {
        this.suspicious = suspicious;
    }

    @ResponseFilter
    void look(HttpRequest<?> request, HttpResponse<?> response) {
        suspicious.noteAnswer(request, HttpStatus.valueOf(response.code()));
    }
}
