package vn.dcim.web.api;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.security.Needed;
import vn.dcim.web.security.Refusals;
import vn.dcim.web.security.SessionCookie;

/** Answers those who are not signed in (people are led to the form) and those whose role does not allow what they want. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class SignInNeeded implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    private final Failures failures;
    private final Refusals refusals;

    SignInNeeded(Failures failures, Refusals refusals) {
        this.failures = failures;
        this.refusals = refusals;
    }

    @Override
    public MutableHttpResponse<?> handle(
            @SuppressWarnings("rawtypes") HttpRequest request, AuthorizationException exception) {
        HttpRequest<?> asked = request;
        if (exception.isForbidden()) {
            refusals.note(asked);
            return failures.answer(asked, forbidden(asked));
        }
        if (asked.getPath().startsWith("/api/") || asked.getPath().equals("/metrics")) {
            return failures.answer(asked, Failure.of(HttpStatus.UNAUTHORIZED, "unauthorized"))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"dcim\"");
        }
        if (asked.getPath().equals("/events") || asked.getPath().startsWith("/session")) {
            return HttpResponse.status(HttpStatus.UNAUTHORIZED);
        }
        URI form = form(asked);
        return asked.getHeaders().contains("HX-Request")
                ? HttpResponse.status(HttpStatus.UNAUTHORIZED).header("HX-Redirect", form.toString())
                : HttpResponse.seeOther(form);
    }

    /** Returns the refusal; where the person's role may take the right on demand, with the page on which that is done. */
    private static Failure forbidden(HttpRequest<?> asked) {
        Failure refused = Failure.of(HttpStatus.FORBIDDEN, "forbidden", asked.getMethodName() + " " + asked.getPath());
        return Needed.onDemand(asked)
                .map(permission -> refused.with(UriBuilder.of("/me/rights")
                        .queryParam("right", permission.code())
                        .queryParam("next", whereTheReaderWas(asked))
                        .build()
                        .toString()))
                .orElse(refused);
    }

    /** Returns the address of the form, which leads back to where the reader was and says why whoever was signed in is not. */
    private static URI form(HttpRequest<?> asked) {
        UriBuilder form = UriBuilder.of("/sign-in").queryParam("next", whereTheReaderWas(asked));
        return SessionCookie.secret(asked).isPresent()
                ? form.queryParam("why", "over").build()
                : form.build();
    }

    private static String whereTheReaderWas(HttpRequest<?> asked) {
        boolean isPart = asked.getHeaders().contains("HX-Request");
        if (asked.getMethod() == HttpMethod.GET && !isPart) {
            return asked.getUri().toString();
        }
        return LocalPath.ofPage(asked.getHeaders().get(isPart ? "HX-Current-URL" : HttpHeaders.REFERER))
                .toString();
    }
}
