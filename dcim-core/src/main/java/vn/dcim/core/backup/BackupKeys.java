package vn.dcim.core.backup;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The keys outside the database under which copies are encrypted as they are written: AES-256-GCM in segments of 1 MB, each
 * under a key derived for its file (Tink). The file is made when it is first needed, readable by its owner alone; it may hold older
 * keys, which go on opening what they encrypted. docs/decisions/0016.
 */
@Singleton
public final class BackupKeys {

    private static final byte[] USE = "dcim-backup".getBytes(StandardCharsets.US_ASCII);

    private final Path file;

    @Inject
    BackupKeys(BackupConfig config) {
        this(config.keyFile());
    }

    /** Keys of a file, such as where there is no program yet. */
    public BackupKeys(Path file) {
        this.file = file;
        try {
            StreamingAeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not usable", e);
        }
    }

    /** Returns what encrypts all that is written to it; it is whole once it is closed. */
    OutputStream encrypting(OutputStream to) throws IOException {
        try {
            return aead(true).newEncryptingStream(to, USE);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key in " + file + " cannot encrypt", e);
        }
    }

    /** Returns what reads as it was before; altered, cut off, or under a key that is not here, it fails while it is read. */
    InputStream decrypting(InputStream from) throws IOException {
        try {
            return aead(false).newDecryptingStream(from, USE);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key in " + file + " cannot decrypt", e);
        }
    }

    private StreamingAead aead(boolean mayMake) throws IOException, GeneralSecurityException {
        if (mayMake && !Files.exists(file)) {
            make();
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    private synchronized void make() throws GeneralSecurityException {
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.createFile(file, ownerOnly());
            Files.writeString(
                    file,
                    TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()),
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // why: another process of the same site made it first; its key is the one to read
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the key file of backups " + file, e);
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
