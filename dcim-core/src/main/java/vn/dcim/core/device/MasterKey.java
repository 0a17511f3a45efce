package vn.dcim.core.device;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key outside the database under which secrets are sealed: 32 bytes, hexadecimal, in the file {@code dcim.master-key-file}.
 * Made at first start, readable by its owner alone.
 */
@Singleton
public final class MasterKey {

    private static final int BYTES = 32;

    private final Path file;
    private volatile SecretKey key;

    MasterKey(@Property(name = "dcim.master-key-file", defaultValue = "data/master.key") String file) {
        this.file = Path.of(file);
    }

    SecretKey key() {
        SecretKey present = key;
        if (present == null) {
            present = load();
            key = present;
        }
        return present;
    }

    private synchronized SecretKey load() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
            if (bytes.length != BYTES) {
                throw new IllegalStateException("master key file " + file + " holds " + bytes.length
                        + " bytes instead of 32; restore it from its backup");
            }
            return new SecretKeySpec(bytes, "AES");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the master key file " + file, e);
        }
    }

    private void create() throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n", StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // why: another process of the same site made it first; its key is the one to read
            return;
        }
    }
}
