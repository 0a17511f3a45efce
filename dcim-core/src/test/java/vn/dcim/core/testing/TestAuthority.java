package vn.dcim.core.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs certificates for a spec, as the authority of a site would.
 *
 * <pre>{@code
 * def ca = TestAuthority.in(folder, 'ca')                        // ca.pem
 * ca.issue('broker', Duration.ofDays(90), '127.0.0.1')           // broker.pem, broker.key
 * }</pre>
 */
public final class TestAuthority {

    private static final Duration BEFORE = Duration.ofDays(1000);
    private static final int SERIAL_BITS = 64;

    private final Path folder;
    private final X500Principal name;
    private final KeyPair pair = pair();

    private TestAuthority(Path folder, String file) {
        this.folder = folder;
        this.name = new X500Principal("CN=" + file);
        X509Certificate own = sign(name, pair, Instant.now().plus(BEFORE), true);
        write(file + ".pem", own);
    }

    /** Makes one, whose certificate is {@code <file>.pem} in the folder. */
    public static TestAuthority in(Path folder, String file) {
        return new TestAuthority(folder, file);
    }

    /**
     * Writes {@code <file>.pem} and {@code <file>.key}.
     *
     * @param left until it ends; negative for one that has ended
     * @param names host names and addresses it is for
     */
    public void issue(String file, Duration left, String... names) {
        KeyPair its = pair();
        write(
                file + ".pem",
                sign(new X500Principal("CN=" + file), its, Instant.now().plus(left), false, names));
        try {
            write(file + ".key", new JcaPKCS8Generator(its.getPrivate(), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509Certificate sign(
            X500Principal subject, KeyPair its, Instant until, boolean authority, String... names) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(SERIAL_BITS, new SecureRandom()),
                    Date.from(Instant.now().minus(BEFORE)),
                    Date.from(until),
                    subject,
                    its.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (names.length > 0) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(Arrays.stream(names)
                                .map(TestAuthority::alternative)
                                .toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException("no certificate for " + subject, e);
        }
    }

    private static GeneralName alternative(String name) {
        boolean address = name.matches("[0-9.]+|.*:.*");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private void write(String file, Object what) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
            writer.flush();
            Files.writeString(folder.resolve(file), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
