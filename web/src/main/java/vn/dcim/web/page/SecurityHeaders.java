package vn.dcim.web.page;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Tells browsers to run nothing but our own files, to show our pages in nobody's frame, to keep no answer and, where there is TLS, to
 * come without it no more.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
// why: around the filter of the security, whose refusals are answers too
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class SecurityHeaders {

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    public static final String PERMISSIONS_POLICY = "Permissions-Policy";

    private static final String REST =
            "microphone=(), geolocation=(), " + "publickey-credentials-get=(self), publickey-credentials-create=(self)";

    private static final String PERMISSIONS = "camera=(), " + REST;

    /** For the pages that read codes, and no others. */
    public static final String WITH_CAMERA = "camera=(self), " + REST;

    static final String A_YEAR = "max-age=31536000; includeSubDomains";

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin");
        // why: what the centre knows is of one reader; whatever may be kept by others, or told less of, says so itself
        unlessSaid(response, PERMISSIONS_POLICY, PERMISSIONS);
        unlessSaid(response, "Cache-Control", "no-store");
        unlessSaid(response, "Referrer-Policy", "same-origin");
        if (request.isSecure()) {
            response.header("Strict-Transport-Security", A_YEAR);
        }
    }

    private static void unlessSaid(MutableHttpResponse<?> response, String name, String value) {
        if (!response.getHeaders().contains(name)) {
            response.header(name, value);
        }
    }
}
