package vn.dcim.web.audit;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.UUID;
import java.util.regex.Pattern;
import vn.dcim.web.security.ClientAddress;

/**
 * Gives each request an id, the same in the audit log and in the header {@code X-Request-Id} of the answer. One that comes
 * from a proxy of the site's own is kept when it is harmless.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "vn.dcim.request-id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final ClientAddress addresses;

    RequestIds(ClientAddress addresses) {
        this.addresses = addresses;
    }

    @RequestFilter
    void give(HttpRequest<?> request) {
        String given = request.getHeaders().get(HEADER);
        // why: who asks without a proxy could give the id of somebody else's request
        if (given != null
                && addresses.isFromProxy(request)
                && HARMLESS.matcher(given).matches()) {
            request.setAttribute(ATTRIBUTE, given);
        }
    }

    @ResponseFilter
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.getHeaders().set(HEADER, of(request));
    }

    static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElseGet(() -> {
            String id = UUID.randomUUID().toString();
            request.setAttribute(ATTRIBUTE, id);
            return id;
        });
    }
}
