package vn.dcim.core.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The public half of the key that seals: tells whether a seal is right. */
public final class SealCheck {

    static final String ALGORITHM = "SHA256withECDSA";

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final PublicKey key;

    SealCheck(PublicKey key) {
        this.key = key;
    }

    /** Reads the file beside a master key's; empty where nothing was sealed so far. @throws IllegalStateException for a broken one */
    public static Optional<SealCheck> beside(Path masterKeyFile) {
        Path file = file(masterKeyFile);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Reads a public key, PEM. @throws IllegalStateException for a broken one, or none */
    public static SealCheck read(Path file) {
        try {
            String text = Files.readString(file).replace(BEGIN, "").replace(END, "");
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            return new SealCheck(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no public key; restore it from its backup", e);
        }
    }

    static Path file(Path masterKeyFile) {
        return masterKeyFile.resolveSibling("audit-seal.pem");
    }

    /** Returns the key as openssl reads it. */
    public String pem() {
        return BEGIN + "\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n"
                + END + "\n";
    }

    boolean isRight(AuditSeal seal) {
        return isRight(seal.statement(), seal.signature());
    }

    boolean isRight(AuditArchive archive) {
        return isRight(archive.statement(), archive.signature());
    }

    private boolean isRight(String statement, String signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(statement.getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // why: what is no signature at all is a wrong one
            return false;
        }
    }
}
