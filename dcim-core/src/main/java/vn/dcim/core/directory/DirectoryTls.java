package vn.dcim.core.directory;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import vn.dcim.core.transport.KeyMaterial;
import vn.dcim.core.transport.UnusableKeyFile;

/** The TLS of one line to the directory: 1.3 or 1.2; notes why a certificate was not trusted, which the library does not tell. */
final class DirectoryTls {

    private final X509ExtendedTrustManager trust;
    private CertificateException distrust;

    DirectoryTls(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    /**
     * Returns what decides whom to trust; reading it takes a while.
     *
     * @param caFile PEM; null for what Java trusts
     * @throws UnusableKeyFile when the file cannot be used
     */
    static X509ExtendedTrustManager trust(@Nullable Path caFile) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(caFile == null ? null : store(caFile));
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS is in every Java runtime", e);
        }
    }

    private static KeyStore store(Path caFile) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        for (X509Certificate certificate : KeyMaterial.certificates(caFile)) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        return store;
    }

    SSLSocketFactory sockets(DirectorySettings settings) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Noting()}, null);
            return new DirectorySockets(context.getSocketFactory(), settings);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is in every Java runtime", e);
        }
    }

    /** Returns why the certificate was not trusted; null while it was not, or is. */
    synchronized @Nullable CertificateException distrust() {
        return distrust;
    }

    private synchronized CertificateException noted(CertificateException e) {
        distrust = e;
        return e;
    }

    private final class Noting extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            try {
                trust.checkServerTrusted(chain, type, socket);
            } catch (CertificateException e) {
                throw noted(e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            trust.checkServerTrusted(chain, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trust.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            trust.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            trust.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trust.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.getAcceptedIssuers();
        }
    }
}
