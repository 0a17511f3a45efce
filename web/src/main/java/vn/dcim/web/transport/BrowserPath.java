package vn.dcim.web.transport;

import io.micronaut.http.HttpRequest;
import java.util.stream.Stream;
import javax.net.ssl.SSLSession;
import vn.dcim.core.transport.Judgement;
import vn.dcim.core.transport.TransportPath;

/** The way that a request came. */
final class BrowserPath {

    private BrowserPath() {}

    static TransportPath of(HttpRequest<?> request) {
        String peer = request.getRemoteAddress().getAddress().getHostAddress();
        return request.getSslSession()
                .map(session -> path(peer, session))
                .orElseGet(() -> TransportPath.of(TransportPath.Kind.BROWSER, peer, "HTTP", "", without(request)));
    }

    private static TransportPath path(String peer, SSLSession session) {
        return TransportPath.of(
                TransportPath.Kind.BROWSER,
                peer,
                session.getProtocol(),
                session.getCipherSuite(),
                Judgement.tls(session.getProtocol(), session.getCipherSuite()));
    }

    private static Judgement without(HttpRequest<?> request) {
        boolean proxied = Stream.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "Via")
                .anyMatch(name -> request.getHeaders().contains(name));
        boolean local = request.getRemoteAddress().getAddress().isLoopbackAddress();
        return proxied && local ? Judgement.unknown(Judgement.Reason.BEHIND_PROXY) : Judgement.clear(local);
    }
}
