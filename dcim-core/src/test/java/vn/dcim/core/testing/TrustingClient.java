package vn.dcim.core.testing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vn.dcim.core.transport.KeyMaterial;

/** An HTTP client that trusts no certificate but those of one PEM file, and checks the host's name against it. */
public final class TrustingClient {

    private TrustingClient() {}

    public static HttpClient of(Path file) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate certificate : KeyMaterial.certificates(file)) {
                store.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(file + " cannot be trusted", e);
        }
    }
}
