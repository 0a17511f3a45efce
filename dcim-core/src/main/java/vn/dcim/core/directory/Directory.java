package vn.dcim.core.directory;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.transport.TransportExemptions;
import vn.dcim.core.transport.UnusableKeyFile;

/** Opens lines to the directory, and knows how the last one went. */
@Singleton
@Requires(beans = DirectorySettings.class)
class Directory {

    /** The path of the page of transport paths, which an exception is recorded for. */
    static final String PATH = "directory";

    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
    private static final int PLAIN_PORT = 389;
    private static final int TLS_PORT = 636;
    /** Lines at once; sign-in of strangers must not exhaust the directory. */
    private static final int MOST_LINES = 16;

    private static final Duration SPARE = Duration.ofMillis(500);

    /**
     * How the last line went.
     *
     * @param fault null for a line that stood
     * @param protocol of TLS; empty without
     */
    record Sight(Instant at, @Nullable DirectoryFault fault, String server, String protocol, String cipher) {}

    final LongAdder lines = new LongAdder();
    final LongAdder faults = new LongAdder();

    private final DirectorySettings settings;
    private final BooleanSupplier exempted;
    private final Clock clock;
    private final Semaphore free = new Semaphore(MOST_LINES);
    private volatile Sight last;
    private volatile X509ExtendedTrustManager trust;

    @Inject
    Directory(DirectorySettings settings, TransportExemptions exemptions, Clock clock) {
        this(settings, () -> exemptions.running().containsKey(PATH), clock);
    }

    /** @param exempted whether an exception lets the line go without encryption now */
    Directory(DirectorySettings settings, BooleanSupplier exempted, Clock clock) {
        this.settings = settings;
        this.exempted = exempted;
        this.clock = clock;
    }

    DirectorySettings settings() {
        return settings;
    }

    Optional<Sight> last() {
        return Optional.ofNullable(last);
    }

    /** Opens a line on which the account of the settings searches. @throws DirectoryFault within the time limits */
    DirectoryLine open() {
        return open(true);
    }

    /** Opens a line on which nobody is recognised yet, to try a password. @throws DirectoryFault within the time limits */
    DirectoryLine openForPassword() {
        return open(false);
    }

    private DirectoryLine open(boolean searching) {
        lines.increment();
        try {
            refuseClearText();
            takePlace();
            try {
                return first(searching);
            } catch (RuntimeException e) {
                free.release();
                throw e;
            }
        } catch (DirectoryFault e) {
            note(e);
            throw e;
        }
    }

    private DirectoryLine first(boolean searching) {
        DirectoryFault fault = null;
        for (URI server : settings.servers()) {
            try {
                return line(server, searching);
            } catch (DirectoryFault e) {
                fault = e;
            }
        }
        throw fault;
    }

    private DirectoryLine line(URI server, boolean searching) {
        DirectoryTls tls = settings.encryption() == DirectorySettings.Encryption.NONE ? null : tls();
        LDAPConnection connection = null;
        try {
            connection = connect(server, tls);
            if (searching) {
                connection.bind(new SimpleBindRequest(settings.bindDn(), settings.bindPassword()));
            }
            note(server, connection.getSSLSession());
            return new DirectoryLine(connection, server, settings, free::release);
        } catch (LDAPException e) {
            close(connection);
            throw e.getResultCode() == ResultCode.INVALID_CREDENTIALS
                    ? new DirectoryFault(e, DirectoryFault.Kind.BIND_REFUSED, settings.bindDn(), "")
                    : DirectoryFaults.of(e, server, tls);
        } catch (IOException e) {
            close(connection);
            throw new DirectoryFault(
                    e, DirectoryFault.Kind.UNREADABLE_FILE, String.valueOf(settings.passwordFile()), e.toString());
        }
    }

    private LDAPConnection connect(URI server, @Nullable DirectoryTls tls) throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setResponseTimeoutMillis(settings.answerTimeout().toMillis());
        // why: a referral could name any host, which would be given the password
        options.setFollowReferrals(false);
        options.setBindWithDNRequiresPassword(true);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        boolean encrypted = settings.encryption() == DirectorySettings.Encryption.TLS;
        int port = server.getPort() > 0 ? server.getPort() : encrypted ? TLS_PORT : PLAIN_PORT;
        String host = server.getHost().replaceAll("^\\[|]$", "");
        if (encrypted) {
            // why: the handshake counts too; the sockets keep the limits of both
            options.setConnectTimeoutMillis(millis(
                    settings.connectTimeout().plus(settings.answerTimeout()).plus(SPARE)));
            return new LDAPConnection(tls.sockets(settings), options, host, port);
        }
        options.setConnectTimeoutMillis(millis(settings.connectTimeout()));
        LDAPConnection connection = new LDAPConnection(options, host, port);
        if (settings.encryption() == DirectorySettings.Encryption.STARTTLS) {
            startTls(connection, server, tls);
        }
        return connection;
    }

    private void startTls(LDAPConnection connection, URI server, DirectoryTls tls) throws LDAPException {
        try {
            ExtendedResult result =
                    connection.processExtendedOperation(new StartTLSExtendedRequest(tls.sockets(settings)));
            if (result.getResultCode() != ResultCode.SUCCESS) {
                throw new DirectoryFault(
                        null,
                        DirectoryFault.Kind.NO_STARTTLS,
                        server.toString(),
                        result.getResultCode().toString());
            }
        } catch (LDAPException | DirectoryFault e) {
            connection.close();
            throw e;
        }
    }

    private DirectoryTls tls() {
        try {
            X509ExtendedTrustManager known = trust;
            if (known == null) {
                known = DirectoryTls.trust(settings.caFile());
                trust = known;
            }
            return new DirectoryTls(known);
        } catch (UnusableKeyFile e) {
            throw new DirectoryFault(
                    e, DirectoryFault.Kind.UNREADABLE_FILE, String.valueOf(settings.caFile()), e.getMessage());
        }
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    private void refuseClearText() {
        if (settings.encryption() == DirectorySettings.Encryption.NONE
                && !settings.staysOnThisMachine()
                && !exempted.getAsBoolean()) {
            throw new DirectoryFault(null, DirectoryFault.Kind.CLEAR_TEXT, settings.address(), "");
        }
    }

    private void takePlace() {
        try {
            if (free.tryAcquire(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DirectoryFault(null, DirectoryFault.Kind.BUSY, settings.address(), "");
    }

    private void note(URI server, @Nullable SSLSession session) {
        last = new Sight(
                clock.instant(),
                null,
                server.toString(),
                session == null ? "" : session.getProtocol(),
                session == null ? "" : session.getCipherSuite());
    }

    /** Tells the log once of what may come again with every sign-in. */
    private void note(DirectoryFault fault) {
        faults.increment();
        Sight before = last;
        last = new Sight(clock.instant(), fault, settings.address(), "", "");
        if (before == null || before.fault() == null || before.fault().kind() != fault.kind()) {
            LOG.warn("The directory cannot be asked: {}", fault.getMessage());
        }
    }

    private static void close(@Nullable LDAPConnection connection) {
        if (connection != null) {
            connection.close();
        }
    }
}
