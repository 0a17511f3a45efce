package vn.dcim.core.telemetry.block;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Compresses and encrypts blocks.
 *
 * <pre>
 *   version    byte, 1
 *   nonce      12 bytes, random
 *   sealed     AES-256-GCM with a tag of 16 bytes, bound to the block's place. In it: varint of the length of the content, or
 *              0 when the content follows as it is, not compressed by zstd (without magic number, checksum and length)
 * </pre>
 */
@Singleton
final class BlockPress {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + NONCE_BYTES;
    private static final int LEVEL = 3;

    private final SecureRandom random = new SecureRandom();
    private final Deque<Tools> idle = new ConcurrentLinkedDeque<>();

    /** Where a block lies; it opens nowhere else. */
    record Place(Kind kind, long owner, int period, int part) {

        enum Kind {
            HOUR,
            AXIS,
            DAY
        }

        private byte[] bytes() {
            return ByteBuffer.allocate(1 + Long.BYTES + 2 * Integer.BYTES)
                    .put((byte) kind.ordinal())
                    .putLong(owner)
                    .putInt(period)
                    .putInt(part)
                    .array();
        }

        /** Returns it as the log names it. */
        @Override
        public String toString() {
            return switch (kind) {
                case HOUR -> "history_hour of device " + owner + ", hour " + period;
                case AXIS -> "history_axis " + part + " of device " + owner + ", day " + period;
                case DAY -> "history_day of point " + owner + ", day " + period;
            };
        }
    }

    // why: making them anew for each block costs more than their work
    private record Tools(ZstdCompressCtx compressor, ZstdDecompressCtx decompressor, Cipher cipher) {

        static Tools made() {
            ZstdCompressCtx compressor = new ZstdCompressCtx()
                    .setLevel(LEVEL)
                    .setMagicless(true)
                    .setContentSize(false)
                    .setDictID(false)
                    .setChecksum(false);
            ZstdDecompressCtx decompressor = new ZstdDecompressCtx().setMagicless(true);
            return new Tools(compressor, decompressor, aes());
        }

        private static Cipher aes() {
            try {
                return Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES-256-GCM is not usable", e);
            }
        }

        void close() {
            compressor.close();
            decompressor.close();
        }
    }

    byte[] close(Packer content, DataKey key, Place place) {
        Tools tools = taken();
        try {
            byte[] plain = compressed(content, tools.compressor());
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = tools.cipher();
            cipher.init(Cipher.ENCRYPT_MODE, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.bytes());
            byte[] box = new byte[HEAD_BYTES + cipher.getOutputSize(plain.length)];
            box[0] = VERSION;
            System.arraycopy(nonce, 0, box, 1, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, box, HEAD_BYTES);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not usable", e);
        } finally {
            idle.push(tools);
        }
    }

    private static byte[] compressed(Packer content, ZstdCompressCtx compressor) {
        var head = new Packer(16);
        head.putVarint(content.size());
        byte[] plain = new byte[head.size() + (int) Zstd.compressBound(content.size())];
        System.arraycopy(head.array(), 0, plain, 0, head.size());
        int length = compressor.compressByteArray(
                plain, head.size(), plain.length - head.size(), content.array(), 0, content.size());
        if (length >= content.size()) {
            byte[] asItIs = new byte[1 + content.size()];
            System.arraycopy(content.array(), 0, asItIs, 1, content.size());
            return asItIs;
        }
        return Arrays.copyOf(plain, head.size() + length);
    }

    /** @throws DamagedBlock when it is not what was closed for this place under this key */
    Unpacker open(byte[] box, DataKey key, Place place) throws DamagedBlock {
        if (box.length < HEAD_BYTES + TAG_BITS / Byte.SIZE || box[0] != VERSION) {
            throw new DamagedBlock(place + ": " + box.length + " bytes are no block of version " + VERSION, null);
        }
        Tools tools = taken();
        try {
            Cipher cipher = tools.cipher();
            cipher.init(Cipher.DECRYPT_MODE, key.key(), new GCMParameterSpec(TAG_BITS, box, 1, NONCE_BYTES));
            cipher.updateAAD(place.bytes());
            return decompressed(cipher.doFinal(box, HEAD_BYTES, box.length - HEAD_BYTES), tools.decompressor());
        } catch (AEADBadTagException e) {
            throw new DamagedBlock(place + ": its tag does not fit", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not usable", e);
        } finally {
            idle.push(tools);
        }
    }

    private static Unpacker decompressed(byte[] plain, ZstdDecompressCtx decompressor) {
        var in = new Unpacker(plain);
        int length = in.getCount();
        if (length == 0) {
            return in;
        }
        byte[] content = new byte[length];
        decompressor.decompressByteArray(content, 0, length, plain, in.position(), plain.length - in.position());
        return new Unpacker(content);
    }

    private Tools taken() {
        Tools tools = idle.poll();
        return tools == null ? Tools.made() : tools;
    }

    @PreDestroy
    void end() {
        for (Tools tools = idle.poll(); tools != null; tools = idle.poll()) {
            tools.close();
        }
    }
}
