package vn.dcim.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;

/** The cookie with the secret of a session: unreadable to scripts, sent to no other site, over TLS only where there is TLS. */
public final class SessionCookie {

    private static final String NAME = "dcim_session";

    private SessionCookie() {}

    /** Returns the name that a cookie has on this line: over TLS one that browsers take from this very host alone. */
    public static String named(HttpRequest<?> request, String name) {
        return request.isSecure() ? "__Host-" + name : name;
    }

    public static Optional<String> secret(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(named(request, NAME))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank());
    }

    public static Cookie of(HttpRequest<?> request, String secret) {
        return Cookie.of(named(request, NAME), secret)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(SameSite.Strict);
    }

    public static Cookie removed(HttpRequest<?> request) {
        return of(request, "").maxAge(Duration.ZERO);
    }
}
