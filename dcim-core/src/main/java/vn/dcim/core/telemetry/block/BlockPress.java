package vn.dcim.core.telemetry.block;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Compresses and encrypts blocks.
 *
 * <pre>
 *   version    byte, 1
 *   sealed     as {@link BlockCipher} has it. In it: varint of the length of the content and the content compressed by zstd
 *              (without magic number, checksum and length), or 0 and the content as it is
 * </pre>
 */
@Singleton
final class BlockPress {

    private static final byte[] HEAD = {1};
    private static final int LEVEL = 3;
    private static final int LONGEST_VARINT = 10;

    private final BlockCipher cipher;
    // why: a context that is used again costs a fifth of a new one, and both live outside of the heap
    private final Deque<Tools> idle = new ConcurrentLinkedDeque<>();

    BlockPress(BlockCipher cipher) {
        this.cipher = cipher;
    }

    private record Tools(ZstdCompressCtx compressor, ZstdDecompressCtx decompressor) {

        static Tools made() {
            return new Tools(
                    new ZstdCompressCtx()
                            .setLevel(LEVEL)
                            .setMagicless(true)
                            .setContentSize(false)
                            .setDictID(false)
                            .setChecksum(false),
                    new ZstdDecompressCtx().setMagicless(true));
        }

        void close() {
            compressor.close();
            decompressor.close();
        }
    }

    byte[] close(Packer content, DataKey key, BlockPlace place) {
        Tools tools = taken();
        try {
            return cipher.close(HEAD, compressed(content, tools.compressor()), key, place.bytes());
        } finally {
            idle.push(tools);
        }
    }

    private static byte[] compressed(Packer content, ZstdCompressCtx compressor) {
        var head = new Packer(LONGEST_VARINT);
        head.putVarint(content.size());
        byte[] plain = Arrays.copyOf(head.array(), head.size() + (int) Zstd.compressBound(content.size()));
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
    Unpacker open(byte[] box, DataKey key, BlockPlace place) throws DamagedBlock {
        if (box.length == 0 || box[0] != HEAD[0]) {
            throw new DamagedBlock(box.length + " bytes are no block of version " + HEAD[0], null);
        }
        Tools tools = taken();
        try {
            return decompressed(cipher.open(box, HEAD.length, key, place.bytes()), tools.decompressor());
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
