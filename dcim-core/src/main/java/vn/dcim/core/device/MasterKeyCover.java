package vn.dcim.core.device;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import vn.dcim.core.audit.KeyCover;

/** Covers keys with AES-256-GCM under the master key: nonce (12 bytes), ciphertext and tag (16 bytes). */
@Singleton
final class MasterKeyCover implements KeyCover {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKey masterKey;
    private final SecureRandom random = new SecureRandom();

    MasterKeyCover(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    @Override
    public byte[] cover(String purpose, byte[] key) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] box = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(key);
            byte[] result = Arrays.copyOf(nonce, NONCE_BYTES + box.length);
            System.arraycopy(box, 0, result, NONCE_BYTES, box.length);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not usable", e);
        }
    }

    @Override
    public byte[] uncover(String purpose, byte[] box) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(box, NONCE_BYTES), purpose)
                    .doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the key for " + purpose + " was covered under another master key, or altered; restore both", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, masterKey.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("key:" + purpose).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
