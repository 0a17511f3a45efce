package vn.dcim.syslog;

import io.micronaut.core.annotation.Nullable;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import vn.dcim.core.transport.KeyMaterial;
import vn.dcim.core.transport.UnusableKeyFile;

/**
 * How lines that senders make are encrypted: TLS 1.3 or 1.2, suites with AES-256 before all others, as
 * {@link vn.dcim.core.transport.ClientTls} has it for lines of ours.
 */
final class ServerTls {

    private ServerTls() {}

    /**
     * @param certificate PEM with its chain
     * @param key PEM; null where it stands in the file of the certificate
     * @param caFile certificates (PEM) that those of senders are signed with; null when they need not show one
     * @throws UnusableKeyFile when a file cannot be used
     */
    static SslContext of(String certificate, @Nullable String key, @Nullable String caFile) {
        KeyMaterial material = KeyMaterial.read(Path.of(certificate), key == null ? null : Path.of(key), null);
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(
                            material.key(), material.chain().toArray(X509Certificate[]::new))
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(suites(), SupportedCipherSuiteFilter.INSTANCE);
            if (caFile != null) {
                builder.clientAuth(ClientAuth.REQUIRE)
                        .trustManager(KeyMaterial.certificates(Path.of(caFile)).toArray(X509Certificate[]::new));
            }
            return builder.build();
        } catch (SSLException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("TLS is in every Java runtime", e);
        }
    }

    private static List<String> suites() throws NoSuchAlgorithmException {
        return Arrays.stream(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites())
                .sorted(Comparator.comparing(suite -> !suite.contains("AES_256")))
                .toList();
    }
}
