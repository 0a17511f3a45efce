package vn.dcim.web.security;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.filter.FilterBodyParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Refuses commands that another site makes a signed-in browser send: what comes with the session cookie must bring the session's
 * token, which no other site knows, in a header, or in the field {@code csrf} of a form that is sent without script. Programs
 * with a bearer token need none.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class CsrfFilter {

    /** The commands that come before there is a session; their controller looks where the form stands. */
    private static final Set<String> SIGN_IN = Set.of(
            "/sign-in",
            "/sign-in/code",
            "/sign-in/passkey",
            "/sign-in/passkey/options",
            "/sign-in/code/passkey",
            "/sign-in/code/passkey/options");

    private static final String HEADER = "X-CSRF-Token";
    private static final String FIELD = "csrf";
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final FilterBodyParser bodies;
    private final SuspiciousRequests suspicious;

    CsrfFilter(FilterBodyParser bodies, SuspiciousRequests suspicious) {
        this.bodies = bodies;
        this.suspicious = suspicious;
    }

    @RequestFilter
    Publisher<HttpRequest<?>> check(HttpRequest<?> request) {
        if (HARMLESS.contains(request.getMethod())
                || SessionCookie.secret(request).isEmpty()
                || RequestAccount.bearer(request).isPresent()
                || SIGN_IN.contains(request.getPath())) {
            return Mono.just(request);
        }
        return brought(request).handle((token, passed) -> {
            if (isRight(token, request)) {
                passed.next(request);
            } else {
                suspicious.noteForged(request, token);
                passed.error(new DcimException(ErrorCode.FORBIDDEN, request.getMethodName() + " " + request.getPath()));
            }
        });
    }

    private Mono<String> brought(HttpRequest<?> request) {
        String header = request.getHeaders().get(HEADER, String.class, "");
        boolean isForm = request.getContentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::matches)
                .isPresent();
        if (!header.isEmpty() || !isForm) {
            return Mono.just(header);
        }
        return Mono.defer(() -> Mono.fromFuture(bodies.parseBody(request)))
                // why: a field may stand there without a value
                .map(form -> Objects.toString(form.get(FIELD), ""))
                // why: what cannot be read brings no token
                .onErrorReturn(IllegalArgumentException.class, "")
                .defaultIfEmpty("");
    }

    private static boolean isRight(String token, HttpRequest<?> request) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), token(request).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the token of the request's session, derived from the session's secret; empty where there is no session. */
    public static String token(HttpRequest<?> request) {
        return SessionCookie.secret(request).map(CsrfFilter::token).orElse("");
    }

    private static String token(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal("csrf".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is in every Java runtime", e);
        }
    }
}
