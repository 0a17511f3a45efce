package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import vn.dcim.web.security.SessionCookie;

/** The cookie of a browser that was sent to the identity provider; the way back opens nothing in any other. */
final class ProviderCookie {

    private static final String NAME = "dcim_provider";
    private static final Duration TERM = Duration.ofMinutes(10);

    private ProviderCookie() {}

    /** Returns what it says; empty where there is none. */
    static String secret(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(SessionCookie.named(request, NAME))
                .map(Cookie::getValue)
                .orElse("");
    }

    static Cookie of(HttpRequest<?> request, String secret) {
        return Cookie.of(SessionCookie.named(request, NAME), secret)
                // why: browsers take the name that binds it to this host with no other path
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                // why: the way back comes from another site, which a strict one would not be sent with
                .sameSite(SameSite.Lax)
                .maxAge(TERM);
    }

    static Cookie removed(HttpRequest<?> request) {
        return of(request, "").maxAge(Duration.ZERO);
    }
}
