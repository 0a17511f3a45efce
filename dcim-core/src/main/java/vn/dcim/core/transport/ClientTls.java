package vn.dcim.core.transport;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Comparator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * How lines that the program makes are encrypted: TLS 1.3 or 1.2, suites with AES-256 before all others, so that an other end that
 * can settles on one.
 */
public final class ClientTls {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;
    private final SSLSocketFactory factory;
    private final String[] suites;

    private ClientTls(SSLContext context) {
        this.context = context;
        this.factory = context.getSocketFactory();
        this.suites = Arrays.stream(factory.getDefaultCipherSuites())
                .sorted(Comparator.comparing(suite -> !suite.contains("AES_256")))
                .toArray(String[]::new);
    }

    /**
     * @param caFile certificates (PEM) that the other end's is signed with; null for those that Java trusts
     * @param certificate what the other end is shown of us (PEM, or PKCS#12 without a password); null for nothing
     * @param key its key (PEM); null where it stands in the file of the certificate
     * @throws UnusableKeyFile when a file cannot be used
     */
    public static ClientTls of(@Nullable String caFile, @Nullable String certificate, @Nullable String key) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(ourselves(certificate, key), trusted(caFile), null);
            return new ClientTls(context);
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

    /** Returns what makes lines that are not sockets; they still have to be given the {@link #parameters}. */
    public SSLContext context() {
        return context;
    }

    /** Returns what such lines offer. */
    public SSLParameters parameters() {
        return new SSLParameters(suites(), PROTOCOLS.clone());
    }

    /** Returns what makes sockets; they still have to be {@link #prepared}. */
    public SSLSocketFactory factory() {
        return factory;
    }

    /** Returns what is offered, in this order. */
    public String[] suites() {
        return suites.clone();
    }

    /** Has a socket offer what this is about, before its handshake. */
    public SSLSocket prepared(SSLSocket socket) {
        socket.setEnabledProtocols(PROTOCOLS);
        socket.setEnabledCipherSuites(suites);
        return socket;
    }
}
