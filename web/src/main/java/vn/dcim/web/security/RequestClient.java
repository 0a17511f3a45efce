package vn.dcim.web.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.util.Objects;
import vn.dcim.core.account.Client;

/** Tells where a request comes from. Behind a proxy, {@code micronaut.server.client-address-header} names who asks. */
@Singleton
public final class RequestClient {

    private final HttpClientAddressResolver addresses;

    RequestClient(HttpClientAddressResolver addresses) {
        this.addresses = addresses;
    }

    public Client of(HttpRequest<?> request) {
        String address = Objects.requireNonNullElse(addresses.resolve(request), "");
        return new Client(address, BrowserName.of(request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, "")));
    }
}
