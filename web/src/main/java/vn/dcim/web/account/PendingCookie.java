package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;
import vn.dcim.core.account.factor.PendingSignIns;
import vn.dcim.web.security.SessionCookie;

/** The cookie of a browser whose password was right and whose code is awaited; it opens no page but the one for the code. */
final class PendingCookie {

    private static final String NAME = "dcim_pending";

    private PendingCookie() {}

    static Optional<String> secret(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(SessionCookie.named(request, NAME))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank());
    }

    static Cookie of(HttpRequest<?> request, String secret) {
        return Cookie.of(SessionCookie.named(request, NAME), secret)
                // why: browsers take the name that binds it to this host with no other path
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(SameSite.Strict)
                .maxAge(PendingSignIns.TERM);
    }

    static Cookie removed(HttpRequest<?> request) {
        return of(request, "").maxAge(Duration.ZERO);
    }
}
