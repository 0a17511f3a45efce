package vn.dcim.web.security;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Refuses commands that another site makes a signed-in browser send: what comes with the session cookie must bring the session's
 * token in a header, which no form of another site can. Programs with a bearer token need none.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class CsrfFilter {

    /** The one command that comes before there is a session; its controller looks where the form stands. */
    private static final String SIGN_IN = "/sign-in";

    private static final String HEADER = "X-CSRF-Token";
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (HARMLESS.contains(request.getMethod())
                || SessionCookie.secret(request).isEmpty()
                || RequestAccount.bearer(request).isPresent()
                || request.getPath().equals(SIGN_IN)) {
            return;
        }
        byte[] brought = request.getHeaders().get(HEADER, String.class, "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(brought, token(request).getBytes(StandardCharsets.UTF_8))) {
            throw new DcimException(ErrorCode.FORBIDDEN, request.getMethodName() + " " + request.getPath());
        }
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
