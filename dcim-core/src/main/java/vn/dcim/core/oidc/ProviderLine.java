package vn.dcim.core.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.oidc.ProviderFault.Kind;
import vn.dcim.core.transport.ClientTls;
import vn.dcim.core.transport.UnusableKeyFile;

/**
 * Asks the provider over HTTP, and knows how the last time went. Each answer comes whole within the limits of the settings, is of a
 * bounded length, and leads nowhere else: no redirection is followed.
 */
@Singleton
@Requires(beans = OidcSettings.class)
class ProviderLine implements HTTPRequestSender, ResourceRetriever {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderLine.class);
    private static final int LONGEST_ANSWER = 524_288;
    private static final int OK = 200;
    /** Questions at once; sign-in of strangers must not exhaust the provider. */
    private static final int MOST = 16;

    /**
     * How the last question went.
     *
     * @param fault null for one that was answered
     * @param protocol of TLS; empty without
     */
    record Sight(Instant at, @Nullable ProviderFault fault, String protocol, String cipher) {}

    final LongAdder questions = new LongAdder();
    final LongAdder faults = new LongAdder();

    private final OidcSettings settings;
    private final Clock clock;
    private final Semaphore free = new Semaphore(MOST);
    private HttpClient client;
    private volatile Sight last;
    private volatile Sight lastFault;

    ProviderLine(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Sight> last() {
        return Optional.ofNullable(last);
    }

    /** Returns the last one that failed; what came after may have gone well. */
    Optional<Sight> lastFault() {
        return Optional.ofNullable(lastFault);
    }

    /** Returns what a document of the provider says. @throws ProviderFault within the time limits */
    String read(URI address) {
        HTTPResponse response = send(new HTTPRequest(HTTPRequest.Method.GET, address));
        if (response.getStatusCode() != OK) {
            throw note(new ProviderFault(null, Kind.OTHER, address.toString(), "HTTP " + response.getStatusCode()));
        }
        return response.getBody();
    }

    @Override
    public Resource retrieveResource(URL url) {
        return new Resource(read(URI.create(url.toString())), "application/json");
    }

    /** Sends one request of the library. @throws ProviderFault within the time limits */
    @Override
    public HTTPResponse send(ReadOnlyHTTPRequest asked) {
        questions.increment();
        try {
            if (!settings.isSafe(asked.getURI())) {
                throw new ProviderFault(
                        null, Kind.UNSAFE_ADDRESS, asked.getURI().toString(), "");
            }
            HttpResponse<String> answer = answer(asked.getURI(), request(asked));
            Optional<SSLSession> tls = answer.sslSession();
            last = new Sight(
                    clock.instant(),
                    null,
                    tls.map(SSLSession::getProtocol).orElse(""),
                    tls.map(SSLSession::getCipherSuite).orElse(""));
            return response(answer);
        } catch (ProviderFault e) {
            throw note(e);
        }
    }

    private static HttpRequest request(ReadOnlyHTTPRequest asked) {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI())
                .method(
                        asked.getMethod().name(),
                        asked.getBody() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.getBody()));
        asked.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request.build();
    }

    private static HTTPResponse response(HttpResponse<String> answer) {
        HTTPResponse response = new HTTPResponse(answer.statusCode());
        answer.headers()
                .map()
                // why: the pseudo-headers of HTTP/2 are none
                .forEach((name, values) -> {
                    if (!name.startsWith(":")) {
                        response.setHeader(name, values.toArray(String[]::new));
                    }
                });
        response.setBody(answer.body());
        return response;
    }

    private HttpResponse<String> answer(URI address, HttpRequest request) {
        if (!free.tryAcquire()) {
            throw new ProviderFault(null, Kind.BUSY, address.toString(), "");
        }
        try {
            return asked(address, request);
        } finally {
            free.release();
        }
    }

    private HttpResponse<String> asked(URI address, HttpRequest request) {
        Duration limit = settings.connectTimeout().plus(settings.answerTimeout());
        CompletableFuture<HttpResponse<String>> asked = client().sendAsync(
                        request,
                        _ -> BodySubscribers.limiting(
                                BodySubscribers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER));
        try {
            return asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ProviderFault(e, Kind.NO_ANSWER, address.toString(), limit.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderFault(e, Kind.NO_ANSWER, address.toString(), "interrupted");
        } catch (ExecutionException e) {
            throw fault(e.getCause(), address);
        } finally {
            asked.cancel(true);
        }
    }

    private static ProviderFault fault(Throwable cause, URI address) {
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        Kind kind =
                switch (cause) {
                    case HttpConnectTimeoutException _ -> Kind.UNREACHABLE;
                    case ConnectException _ -> Kind.UNREACHABLE;
                    case HttpTimeoutException _ -> Kind.NO_ANSWER;
                    case SSLException _ -> Kind.UNTRUSTED;
                    case IOException _ -> Kind.UNREACHABLE;
                    default -> Kind.OTHER;
                };
        return new ProviderFault(cause, kind, address.toString(), said);
    }

    private synchronized HttpClient client() {
        if (client == null) {
            try {
                ClientTls tls = ClientTls.of(
                        settings.caFile() == null ? null : settings.caFile().toString(), null, null);
                client = HttpClient.newBuilder()
                        .sslContext(tls.context())
                        .sslParameters(tls.parameters())
                        .connectTimeout(settings.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
            } catch (UnusableKeyFile e) {
                throw new ProviderFault(e, Kind.UNREADABLE_FILE, String.valueOf(settings.caFile()), e.getMessage());
            }
        }
        return client;
    }

    /** Notes what is wrong with the provider; tells the log once of what may come again with every sign-in. */
    ProviderFault note(ProviderFault fault) {
        faults.increment();
        Sight before = last;
        last = new Sight(clock.instant(), fault, "", "");
        lastFault = last;
        if (before == null || before.fault() == null || before.fault().kind() != fault.kind()) {
            LOG.warn("The identity provider cannot be asked: {}", fault.getMessage());
        }
        return fault;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
