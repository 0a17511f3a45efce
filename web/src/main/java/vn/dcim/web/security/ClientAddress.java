package vn.dcim.web.security;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.DefaultHttpClientAddressResolver;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Tells from which address a request comes. A header is believed only where the site has named it, and only from a proxy: one on
 * this machine or of {@code dcim.http.proxies}. Whoever asks without a proxy can write into headers what they like.
 */
@Singleton
@Replaces(DefaultHttpClientAddressResolver.class)
public final class ClientAddress implements HttpClientAddressResolver {

    private final String header;
    private final Set<InetAddress> proxies;

    /**
     * @param header in which proxies write whom they ask for; null where there is no proxy
     * @param proxies addresses of those on other machines
     */
    ClientAddress(
            @Nullable @Property(name = "micronaut.server.client-address-header") String header,
            @Property(name = "dcim.http.proxies", defaultValue = "") List<String> proxies) {
        this.header = header == null ? "" : header.strip();
        this.proxies = proxies.stream()
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .map(ClientAddress::parsed)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static InetAddress parsed(String address) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "dcim.http.proxies", address, "10.0.0.5");
        }
    }

    /** Tells whether a proxy of the site's own hands this request on, so that its headers are those of the proxy. */
    public boolean isFromProxy(HttpRequest<?> request) {
        InetAddress peer = request.getRemoteAddress().getAddress();
        return !header.isEmpty() && (peer.isLoopbackAddress() || proxies.contains(peer));
    }

    @Override
    public String resolve(@SuppressWarnings("rawtypes") HttpRequest request) {
        HttpRequest<?> asked = request;
        String peer = asked.getRemoteAddress().getAddress().getHostAddress();
        List<String> written = isFromProxy(asked) ? asked.getHeaders().getAll(header) : List.of();
        // why: a proxy adds its own at the end; what stands before came from outside
        String last = written.isEmpty() ? "" : written.getLast();
        String address = last.substring(last.lastIndexOf(',') + 1).strip();
        return address.isEmpty() ? peer : address;
    }
}
