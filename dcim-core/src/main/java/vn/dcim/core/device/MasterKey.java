package vn.dcim.core.device;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The key outside the database under which secrets are sealed: AES-256-GCM, each box a nonce (12 bytes), ciphertext and tag (16
 * bytes), bound to what it is for. It stands in the file {@code dcim.master-key-file}, made at first start and readable by its owner
 * alone, or in the environment variable {@code DCIM_MASTER_KEY}. There may be several versions ({@link MasterKeyVersions}); a changed
 * file is read again.
 */
@Singleton
public final class MasterKey {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final @Nullable String given;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Loaded loaded;

    /** What was read, and from which state of the file. */
    private record Loaded(MasterKeyVersions versions, Object stamp) {}

    MasterKey(
            @Property(name = "dcim.master-key-file", defaultValue = "data/master.key") String file,
            @Nullable @Property(name = "dcim.master-key") String given) {
        this.file = Path.of(file);
        this.given = given == null || given.isBlank() ? null : given;
    }

    /** Seals under the present version. @param use what it is for; it opens for nothing else */
    byte[] seal(byte[] plain, String use) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] box = cipher(Cipher.ENCRYPT_MODE, versions().present(), nonce, use)
                    .doFinal(plain);
            byte[] result = Arrays.copyOf(nonce, NONCE_BYTES + box.length);
            System.arraycopy(box, 0, result, NONCE_BYTES, box.length);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not usable", e);
        }
    }

    /** Opens what was sealed under any version that is here; empty when none opens it: another key, another use, or altered. */
    Optional<byte[]> open(byte[] box, String use) {
        return versions().all().reversed().stream()
                .flatMap(version -> open(version, box, use).stream())
                .findFirst();
    }

    /** Tells whether a box is sealed under the present version. */
    boolean isPresent(byte[] box, String use) {
        return open(versions().present(), box, use).isPresent();
    }

    private static Optional<byte[]> open(MasterKeyVersions.Version version, byte[] box, String use) {
        if (box.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, version, Arrays.copyOf(box, NONCE_BYTES), use)
                    .doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            // why: that a version does not open it is the answer
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, MasterKeyVersions.Version version, byte[] nonce, String use)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, version.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(use.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    /** Returns where the key is from, for what is said of it. */
    String source() {
        return given == null ? file.toString() : "DCIM_MASTER_KEY";
    }

    boolean isInFile() {
        return given == null;
    }

    /** @throws IllegalStateException when what is there is no key */
    MasterKeyVersions versions() {
        Loaded present = loaded;
        Object stamp = stamp();
        if (present == null || !present.stamp().equals(stamp)) {
            present = load(stamp);
            loaded = present;
        }
        return present.versions();
    }

    /** Returns what changes when the file does. */
    private Object stamp() {
        if (given != null) {
            return given.hashCode();
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            // why: a file that is gone under a running program is told at the next start; the key in memory still opens
            return loaded == null ? "" : loaded.stamp();
        }
    }

    private synchronized Loaded load(Object stamp) {
        try {
            if (given != null) {
                return new Loaded(MasterKeyVersions.parse(given, source()), stamp);
            }
            if (!Files.exists(file)) {
                create();
                return new Loaded(MasterKeyVersions.parse(Files.readString(file), source()), stamp());
            }
            return new Loaded(MasterKeyVersions.parse(Files.readString(file), source()), stamp);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the master key file " + file, e);
        }
    }

    private void create() throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        try {
            Files.createFile(file, ownerOnly());
            Files.writeString(file, MasterKeyVersions.first().text(), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // why: another process of the same site made it first; its key is the one to read
            return;
        }
    }

    /** Writes the file anew, at once or not at all. @throws IllegalStateException where the key is not in a file */
    synchronized void write(MasterKeyVersions versions) {
        if (given != null) {
            throw new IllegalStateException("the master key comes from DCIM_MASTER_KEY, not from a file");
        }
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            Files.createFile(partial, ownerOnly());
            Files.writeString(partial, versions.text(), StandardOpenOption.WRITE);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            loaded = null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the master key file " + file, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
