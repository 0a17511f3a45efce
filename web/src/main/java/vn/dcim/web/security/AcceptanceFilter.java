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

/** Leads whoever has not taken on what is done with their account to the page where that is read, and to nothing else. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class AcceptanceFilter implements Ordered {

    public static final String PAGE = "/acceptance";

    private static final List<String> OPEN =
            List.of(PAGE, "/session", "/sign-out", "/assets/", "/preferences/", "/health");

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 1;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        boolean isHeldBack = request.getUserPrincipal(Authentication.class)
                .filter(person -> SignedIn.hold(person) == SignedIn.Hold.ACCEPTANCE)
                .isPresent();
        return isHeldBack && OPEN.stream().noneMatch(request.getPath()::startsWith) ? Detour.to(PAGE, request) : null;
    }
}
