package vn.dcim.mqtt.bridge;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import vn.dcim.core.transport.KeyMaterial;
import vn.dcim.core.transport.UnusableKeyFile;

/**
 * How one connection to a broker is encrypted: TLS 1.3 or 1.2, suites with AES-256 before all others, so that a broker that can
 * settles on one. Which one it was is told by {@link #session()}.
 */
final class BrokerTls extends SSLSocketFactory {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLSocketFactory factory;
    private final String[] suites;
    private volatile SSLSocket last;

    private BrokerTls(SSLSocketFactory factory) {
        this.factory = factory;
        this.suites = Arrays.stream(factory.getDefaultCipherSuites())
                .sorted(Comparator.comparing(suite -> !suite.contains("AES_256")))
                .toArray(String[]::new);
    }

    /**
     * @param caFile certificates (PEM) that the broker's is signed with; null for those that Java trusts
     * @param certificate what the broker is shown of us (PEM or PKCS#12 without a password); null for nothing
     * @param key its key (PEM); null where it stands in the file of the certificate
     * @throws UnusableKeyFile when a file cannot be used
     */
    static BrokerTls of(@Nullable String caFile, @Nullable String certificate, @Nullable String key) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(ourselves(certificate, key), trusted(caFile), null);
            return new BrokerTls(context.getSocketFactory());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS is in every Java runtime", e);
        }
    }

    private static KeyManager @Nullable [] ourselves(@Nullable String certificate, @Nullable String key)
            throws GeneralSecurityException {
        if (certificate == null) {
            return null;
        }
        KeyMaterial material = KeyMaterial.read(Path.of(certificate), key == null ? null : Path.of(key), null);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(material.keyStore(), null);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trusted(@Nullable String caFile)
            throws GeneralSecurityException, IOException {
        if (caFile == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        int number = 0;
        for (X509Certificate certificate : KeyMaterial.certificates(Path.of(caFile))) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
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
        return suites.clone();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return suites.clone();
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
        SSLSocket encrypted = (SSLSocket) socket;
        encrypted.setEnabledProtocols(PROTOCOLS);
        encrypted.setEnabledCipherSuites(suites);
        last = encrypted;
        return encrypted;
    }
}
