package vn.dcim.web.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import vn.dcim.web.language.Language;
import vn.dcim.web.security.SessionCookie;

/** Sets how a reader wants to see the pages: plain links, so that they work without script and before sign-in. */
@Hidden
@Controller("/preferences")
@Secured(SecurityRule.IS_ANONYMOUS)
final class PreferenceController {

    @Get("/language/{code}")
    HttpResponse<?> language(HttpRequest<?> request, String code, @QueryValue(defaultValue = "/") String back) {
        return keep(request, Visits.LANGUAGE_COOKIE, Language.of(code).code(), back);
    }

    @Get("/theme/{code}")
    HttpResponse<?> theme(HttpRequest<?> request, String code, @QueryValue(defaultValue = "/") String back) {
        return keep(request, Visits.THEME_COOKIE, Theme.of(code).code(), back);
    }

    private static HttpResponse<?> keep(HttpRequest<?> request, String name, String value, String back) {
        return HttpResponse.seeOther(LocalPath.of(back))
                .cookie(Cookie.of(SessionCookie.named(request, name), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite(SameSite.Lax)
                        .maxAge(Duration.ofDays(365)));
    }
}
