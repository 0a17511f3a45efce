package vn.dcim.web.notify;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Which servers are believed to be who they say. */
final class Trust {

    private Trust() {}

    /**
     * Returns the TLS that trusts the certificates of a file alone, or what Java trusts.
     *
     * @param file PEM; null for what Java trusts
     * @throws DcimException UNREADABLE_FILE
     */
    static SSLContext in(@Nullable Path file) {
        try {
            if (file == null) {
                return SSLContext.getDefault();
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            try (var pem = Files.newInputStream(file)) {
                for (Certificate certificate :
                        CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                    trusted.setCertificateEntry("trusted-" + trusted.size(), certificate);
                }
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, String.valueOf(file), 0, e.toString());
        }
    }
}
