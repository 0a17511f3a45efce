package vn.dcim.core.transport;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * What a PEM file holds of certificates and keys, in its order.
 *
 * @param keys unencrypted ones: PKCS#8, PKCS#1 or SEC1
 */
record KeyFile(Path file, List<X509Certificate> certificates, List<PrivateKey> keys) {

    /** @throws UnusableKeyFile when it cannot be read, or a part of it cannot be understood */
    static KeyFile read(Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<PrivateKey> keys = new ArrayList<>();
        try (var parser = new PEMParser(new StringReader(new String(bytes(file), StandardCharsets.ISO_8859_1)))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                switch (part) {
                    case X509CertificateHolder certificate ->
                        certificates.add(new JcaX509CertificateConverter().getCertificate(certificate));
                    case PEMKeyPair pair -> keys.add(key(pair.getPrivateKeyInfo()));
                    case PrivateKeyInfo key -> keys.add(key(key));
                    case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                        throw new UnusableKeyFile(null, "key.encrypted", file);
                    default -> {}
                }
            }
        } catch (IOException | CertificateException | IllegalStateException | IllegalArgumentException e) {
            // why: the parser says by the last two that it found no Base64
            throw new UnusableKeyFile(e, "file.broken", file, reason(e));
        }
        return new KeyFile(file, certificates, keys);
    }

    /** @throws UnusableKeyFile when the file cannot be read */
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UnusableKeyFile(e, "file.missing", file);
        } catch (IOException e) {
            throw new UnusableKeyFile(e, "file.unreadable", file, reason(e));
        }
    }

    /** Returns the first key. @throws UnusableKeyFile when there is none */
    PrivateKey key() {
        if (keys.isEmpty()) {
            throw new UnusableKeyFile(null, "key.none", file);
        }
        return keys.getFirst();
    }

    /** Returns all certificates. @throws UnusableKeyFile when there is none */
    List<X509Certificate> chain() {
        if (certificates.isEmpty()) {
            throw new UnusableKeyFile(null, "certificate.none", file);
        }
        return List.copyOf(certificates);
    }

    private static PrivateKey key(PrivateKeyInfo info) throws IOException {
        return new JcaPEMKeyConverter().getPrivateKey(info);
    }

    static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
