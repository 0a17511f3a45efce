package vn.dcim.web.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.util.Optional;
import vn.dcim.core.audit.AuditOrigin;
import vn.dcim.web.security.SignedIn;

/** Tells the audit log which request it is written for. */
@Singleton
final class RequestOrigin implements AuditOrigin {

    private static final int LONGEST_ADDRESS = 64;

    private final HttpClientAddressResolver addresses;

    RequestOrigin(HttpClientAddressResolver addresses) {
        this.addresses = addresses;
    }

    @Override
    public String address() {
        return request().map(addresses::resolve).map(RequestOrigin::cut).orElse("");
    }

    @Override
    public String requestId() {
        return request().map(RequestIds::of).orElse("");
    }

    @Override
    public String ground() {
        return request().map(SignedIn::ground).orElse("");
    }

    private static Optional<HttpRequest<Object>> request() {
        return ServerRequestContext.currentRequest();
    }

    private static String cut(String address) {
        return address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS);
    }
}
