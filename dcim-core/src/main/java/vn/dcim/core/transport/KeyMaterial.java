package vn.dcim.core.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A certificate with the key that belongs to it.
 *
 * @param chain the certificate, then those it is signed with
 */
public record KeyMaterial(List<X509Certificate> chain, PrivateKey key) {

    private static final char[] NO_PASSWORD = {};
    /** The first byte of PKCS#12, and of no PEM. */
    private static final byte DER_SEQUENCE = 0x30;

    /**
     * Reads PEM or PKCS#12.
     *
     * @param certificate PEM with the chain, or PKCS#12 with chain and key
     * @param key PEM; null when it stands in the file of the certificate
     * @param password of PKCS#12; null for none
     * @throws UnusableKeyFile when a file cannot be used, or the key is not the certificate's
     */
    public static KeyMaterial read(Path certificate, Path key, String password) {
        byte[] bytes = KeyFile.bytes(certificate);
        KeyMaterial material = bytes.length > 0 && bytes[0] == DER_SEQUENCE
                ? pkcs12(certificate, bytes, password == null ? NO_PASSWORD : password.toCharArray())
                : pem(certificate, key);
        if (!material.belongsTogether()) {
            throw new UnusableKeyFile(null, "key.of-another", certificate, key == null ? certificate : key);
        }
        return material;
    }

    /** Returns the certificates of a PEM file. @throws UnusableKeyFile when it cannot be read or holds none */
    public static List<X509Certificate> certificates(Path file) {
        return KeyFile.read(file).chain();
    }

    private static KeyMaterial pem(Path certificate, Path key) {
        KeyFile file = KeyFile.read(certificate);
        return new KeyMaterial(
                file.chain(), key == null ? file.key() : KeyFile.read(key).key());
    }

    private static KeyMaterial pkcs12(Path file, byte[] bytes, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.getKey(alias, password);
                if (key instanceof PrivateKey its) {
                    return new KeyMaterial(
                            Arrays.stream(store.getCertificateChain(alias))
                                    .map(X509Certificate.class::cast)
                                    .toList(),
                            its);
                }
            }
            throw new UnusableKeyFile(null, "key.none", file);
        } catch (IOException e) {
            boolean wrongPassword = e.getCause() instanceof GeneralSecurityException;
            throw new UnusableKeyFile(e, wrongPassword ? "file.password" : "file.broken", file, KeyFile.reason(e));
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyFile(e, "file.broken", file, KeyFile.reason(e));
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    public Instant notBefore() {
        return certificate().getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return certificate().getNotAfter().toInstant();
    }

    /** Returns the SHA-256 of the certificate as {@code openssl x509 -fingerprint -sha256} prints it. */
    public String fingerprint() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** Returns a store in memory, without a password, with this as its only entry. */
    public KeyStore keyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", key, null, chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("PKCS#12 is in every Java runtime", e);
        }
    }

    /** Returns the names and addresses that the certificate is for. */
    public List<String> names() {
        try {
            return Optional.ofNullable(certificate().getSubjectAlternativeNames()).orElse(List.of()).stream()
                    .map(name -> name.get(1).toString())
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private boolean belongsTogether() {
        byte[] probe = "probe".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(algorithm());
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certificate().getPublicKey());
            signature.update(probe);
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of " + key.getAlgorithm() + " cannot sign", e);
        }
    }

    private String algorithm() {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
