package vn.dcim.web.security;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import java.util.List;

/** Leads whoever must have a second factor and has none to the page where it is set up, and to nothing else. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class SecondFactorFilter implements Ordered {

    public static final String PAGE = "/me/second-factor";

    private static final List<String> OPEN =
            List.of(PAGE, NewPasswordFilter.PAGE, "/session", "/sign-out", "/assets/", "/preferences/", "/health");

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        boolean isHeldBack = request.getUserPrincipal(Authentication.class)
                .filter(person -> SignedIn.hold(person) == SignedIn.Hold.SECOND_FACTOR)
                .isPresent();
        return isHeldBack && OPEN.stream().noneMatch(request.getPath()::startsWith) ? Detour.to(PAGE, request) : null;
    }
}
