package vn.dcim.core.telemetry.block;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM: a random nonce of 12 bytes, the encrypted bytes, a tag of 16 bytes, bound to what they belong to. */
@Singleton
final class BlockCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LEAST_BYTES = NONCE_BYTES + TAG_BITS / Byte.SIZE;

    private final SecureRandom random = new SecureRandom();
    // why: making one for each block costs more than its work
    private final Deque<Cipher> idle = new ConcurrentLinkedDeque<>();

    /** @param head bytes that stand before the rest as they are; @param place what opens it */
    byte[] close(byte[] head, byte[] plain, DataKey key, byte[] place) {
        Cipher cipher = taken();
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            cipher.init(Cipher.ENCRYPT_MODE, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(head);
            cipher.updateAAD(place);
            byte[] box = Arrays.copyOf(head, head.length + NONCE_BYTES + cipher.getOutputSize(plain.length));
            System.arraycopy(nonce, 0, box, head.length, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, box, head.length + NONCE_BYTES);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not usable", e);
        } finally {
            idle.push(cipher);
        }
    }

    /**
     * @param headBytes the length of the head
     * @return what was closed, without the head
     * @throws DamagedBlock when it is not what was closed for this place under this key
     */
    byte[] open(byte[] box, int headBytes, DataKey key, byte[] place) throws DamagedBlock {
        if (box.length < headBytes + LEAST_BYTES) {
            throw new DamagedBlock(box.length + " bytes are too few", null);
        }
        Cipher cipher = taken();
        try {
            cipher.init(Cipher.DECRYPT_MODE, key.key(), new GCMParameterSpec(TAG_BITS, box, headBytes, NONCE_BYTES));
            cipher.updateAAD(box, 0, headBytes);
            cipher.updateAAD(place);
            int sealed = headBytes + NONCE_BYTES;
            return cipher.doFinal(box, sealed, box.length - sealed);
        } catch (AEADBadTagException e) {
            throw new DamagedBlock("its tag does not fit", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not usable", e);
        } finally {
            idle.push(cipher);
        }
    }

    private Cipher taken() {
        Cipher cipher = idle.poll();
        if (cipher != null) {
            return cipher;
        }
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not usable", e);
        }
    }
}
