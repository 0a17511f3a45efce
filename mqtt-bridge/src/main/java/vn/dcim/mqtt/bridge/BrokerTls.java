package vn.dcim.mqtt.bridge;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import vn.dcim.core.transport.ClientTls;
import vn.dcim.core.transport.UnusableKeyFile;

/**
 * How one connection to a broker is encrypted ({@link ClientTls}). Which suite the broker settled on is told by {@link #session()}.
 */
final class BrokerTls extends SSLSocketFactory {

    private final ClientTls tls;
    private final SSLSocketFactory factory;
    private volatile SSLSocket last;

    private BrokerTls(ClientTls tls) {
        this.tls = tls;
        this.factory = tls.factory();
    }

    /**
     * @param caFile certificates (PEM) that the broker's is signed with; null for those that Java trusts
     * @param certificate what the broker is shown of us (PEM or PKCS#12 without a password); null for nothing
     * @param key its key (PEM); null where it stands in the file of the certificate
     * @throws UnusableKeyFile when a file cannot be used
     */
    static BrokerTls of(@Nullable String caFile, @Nullable String certificate, @Nullable String key) {
        return new BrokerTls(ClientTls.of(caFile, certificate, key));
    }

    /** Returns what was negotiated; empty before, and when it went wrong. */
    Optional<SSLSession> session() {
        return Optional.ofNullable(last)
                .filter(Socket::isConnected)
                .filter(socket -> !socket.isClosed())
                .map(SSLSocket::getSession)
                .filter(SSLSession::isValid);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.suites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.suites();
    }

    @Override
    public Socket createSocket() throws IOException {
        return prepared(factory.createSocket());
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        return prepared(factory.createSocket(plain, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prepared(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return prepared(factory.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prepared(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return prepared(factory.createSocket(host, port, from, fromPort));
    }

    private Socket prepared(Socket socket) {
        SSLSocket encrypted = tls.prepared((SSLSocket) socket);
        last = encrypted;
        return encrypted;
    }
}
