package vn.dcim.core.audit;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * The key that seals, ECDSA over P-256. Made with the first seal; beside the master key lie {@code audit-seal.key}, its private
 * half covered by the master key, and {@code audit-seal.pem}, its public half. All nodes of a site have the same.
 */
@Singleton
public class SealKey implements Sealed {

    private static final String PURPOSE = "audit-seal";

    private final Path masterKeyFile;
    private final Path file;
    private final KeyCover cover;

    SealKey(
            @Property(name = "dcim.master-key-file", defaultValue = "data/master.key") String masterKeyFile,
            KeyCover cover) {
        this.masterKeyFile = Path.of(masterKeyFile);
        this.file = this.masterKeyFile.resolveSibling("audit-seal.key");
        this.cover = cover;
    }

    Path masterKeyFile() {
        return masterKeyFile;
    }

    /** Returns the public half; empty before the first seal. */
    public Optional<SealCheck> check() {
        return SealCheck.beside(masterKeyFile);
    }

    /** Returns a seal with its signature. */
    AuditSeal sign(AuditSeal seal) {
        AuditSeal signed = seal.signed(sign(seal.statement()));
        requirePair(check().filter(check -> check.isRight(signed)).isPresent());
        return signed;
    }

    /** Returns an archive with its signature. */
    AuditArchive sign(AuditArchive archive) {
        AuditArchive signed = archive.signed(sign(archive.statement()));
        requirePair(check().filter(check -> check.isRight(signed)).isPresent());
        return signed;
    }

    private void requirePair(boolean isRight) {
        if (!isRight) {
            throw new IllegalStateException(
                    SealCheck.file(masterKeyFile) + " does not belong to " + file + "; restore both from one backup");
        }
    }

    private String sign(String statement) {
        try {
            Signature signature = Signature.getInstance(SealCheck.ALGORITHM);
            signature.initSign(load());
            signature.update(statement.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ECDSA over P-256 is not usable", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }

    private PrivateKey load() throws IOException, GeneralSecurityException {
        boolean isPublic = Files.exists(SealCheck.file(masterKeyFile));
        if (Files.exists(file) != isPublic) {
            throw new IllegalStateException("of " + file + " and " + SealCheck.file(masterKeyFile)
                    + " one is missing; restore both from one backup");
        }
        if (!isPublic) {
            create();
        }
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(cover.uncover(PURPOSE, box())));
    }

    private void create() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        byte[] box = cover.cover(PURPOSE, pair.getPrivate().getEncoded());
        Files.createFile(file, ownerOnly());
        Files.writeString(file, Base64.getEncoder().encodeToString(box) + "\n");
        Files.writeString(SealCheck.file(masterKeyFile), new SealCheck(pair.getPublic()).pem());
    }

    @Override
    public String what() {
        return PURPOSE;
    }

    @Override
    public int old() {
        try {
            return Files.exists(file) && cover.renewed(PURPOSE, box()).isPresent() ? 1 : 0;
        } catch (IllegalStateException e) {
            // why: one that does not open is certainly not under the newest version
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }

    @Override
    public int renew() {
        try {
            Optional<byte[]> box = Files.exists(file) ? cover.renewed(PURPOSE, box()) : Optional.empty();
            if (box.isPresent()) {
                Path partial = file.resolveSibling(file.getFileName() + ".partial");
                Files.deleteIfExists(partial);
                Files.createFile(partial, ownerOnly());
                Files.writeString(partial, Base64.getEncoder().encodeToString(box.get()) + "\n");
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return box.isPresent() ? 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the key file " + file, e);
        }
    }

    private byte[] box() throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(file));
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
