package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;
import vn.dcim.core.account.factor.PendingSignIns;

/** The cookie of a browser whose password was right and whose code is awaited; it opens no page but the one for the code. */
final class PendingCookie {

    private static final String NAME = "dcim_pending";

    private PendingCookie() {}

    static Optional<String> secret(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue).filter(value -> !value.isBlank());
    }

    static Cookie of(HttpRequest<?> request, String secret) {
        return Cookie.of(NAME, secret)
                .path(SignInController.PATH)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(SameSite.Strict)
                .maxAge(PendingSignIns.TERM);
    }

    static Cookie removed(HttpRequest<?> request) {
        return of(request, "").maxAge(Duration.ZERO);
    }
}
