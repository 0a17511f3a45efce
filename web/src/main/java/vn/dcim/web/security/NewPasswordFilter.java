package vn.dcim.web.security;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.security.authentication.Authentication;
import java.net.URI;
import java.util.List;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Leads whoever has an issued password, or one that is too old, to the page where it is changed, and to nothing else. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class NewPasswordFilter implements Ordered {

    public static final String PAGE = "/password";

    private static final List<String> OPEN = List.of(PAGE, "/sign-out", "/assets/", "/preferences/", "/health");

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        boolean isHeldBack = request.getUserPrincipal(Authentication.class)
                .filter(SignedIn::needsNewPassword)
                .isPresent();
        if (!isHeldBack || OPEN.stream().anyMatch(request.getPath()::startsWith)) {
            return null;
        }
        if (request.getHeaders().contains("HX-Request")) {
            return HttpResponse.noContent().header("HX-Redirect", PAGE);
        }
        if (request.getMethod() != HttpMethod.GET || request.getPath().startsWith("/api/")) {
            throw new DcimException(ErrorCode.FORBIDDEN, request.getMethodName() + " " + request.getPath());
        }
        URI page = UriBuilder.of(PAGE)
                .queryParam("next", request.getUri().toString())
                .build();
        return HttpResponse.seeOther(page);
    }
}
