package vn.dcim.core.device;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Keeps credentials of devices sealed with AES-256-GCM under the master key, bound to the device they belong to. */
@Singleton
public final class CredentialVault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SealedCredentialsRepository repository;
    private final MasterKey masterKey;
    private final ObjectMapper mapper;
    private final SecureRandom random = new SecureRandom();

    CredentialVault(SealedCredentialsRepository repository, MasterKey masterKey, ObjectMapper mapper) {
        this.repository = repository;
        this.masterKey = masterKey;
        this.mapper = mapper;
    }

    public void put(long deviceId, Credentials credentials) {
        var row = new SealedCredentials(deviceId, seal(deviceId, credentials));
        if (repository.existsById(deviceId)) {
            repository.update(row);
        } else {
            repository.save(row);
        }
    }

    /**
     * Returns the credentials of a device, if it has any.
     *
     * @throws DcimException INVALID_VALUE when they were sealed under another master key or were altered
     */
    public Optional<Credentials> get(long deviceId) {
        return repository.findById(deviceId).map(row -> open(deviceId, row.box()));
    }

    private byte[] seal(long deviceId, Credentials credentials) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] box = cipher(Cipher.ENCRYPT_MODE, nonce, deviceId).doFinal(mapper.writeValueAsBytes(credentials));
            byte[] result = Arrays.copyOf(nonce, NONCE_BYTES + box.length);
            System.arraycopy(box, 0, result, NONCE_BYTES, box.length);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not usable", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Credentials open(long deviceId, byte[] box) {
        try {
            byte[] nonce = Arrays.copyOf(box, NONCE_BYTES);
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, nonce, deviceId).doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
            return mapper.readValue(plain, Credentials.class);
        } catch (GeneralSecurityException e) {
            throw new DcimException(
                    e, ErrorCode.INVALID_VALUE, "credentials", deviceId, "the master key they were sealed under");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, long deviceId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, masterKey.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("device:" + deviceId).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return cipher;
    }
}
