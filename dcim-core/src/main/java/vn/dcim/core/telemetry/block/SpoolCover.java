package vn.dcim.core.telemetry.block;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import vn.dcim.core.audit.KeyCover;

/**
 * Compresses and encrypts what waits on disk while the database is away. Each file has a key of its own, covered by the master key
 * and kept in it: the keys of history lie in the database.
 */
@Singleton
public final class SpoolCover {

    private static final String PURPOSE = "spool-key";
    private static final int KEY_BYTES = 32;

    private final BlockPress press;
    private final KeyCover cover;
    private final SecureRandom random = new SecureRandom();

    SpoolCover(BlockPress press, KeyCover cover) {
        this.press = press;
        this.cover = cover;
    }

    /** What closes and opens the rows of one file; of any thread. */
    public final class Rows {

        private final DataKey key;

        private Rows(byte[] key) {
            this.key = new DataKey(0, new SecretKeySpec(key, "AES"));
        }

        /** @param number of the row; it opens at no other */
        public byte[] close(Packer content, long number) {
            return press.close(content, key, place(number));
        }

        /** @throws DamagedBlock when it is not what was closed under this number */
        public Unpacker open(byte[] box, long number) throws DamagedBlock {
            return press.open(box, key, place(number));
        }

        private static BlockPlace place(long number) {
            return new BlockPlace(BlockPlace.Kind.SPOOL, 0, number, 0);
        }
    }

    /** Returns a new key, covered as it is kept in the file. */
    public byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return cover.cover(PURPOSE, key);
    }

    /** @throws IllegalStateException when the key was covered under a master key that is not here, or altered */
    public Rows of(byte[] coveredKey) {
        return new Rows(cover.uncover(PURPOSE, coveredKey));
    }

    /**
     * Covers a key anew that was covered under an older version of the master key; empty for one that is under the newest already.
     *
     * @throws IllegalStateException as {@link #of}
     */
    public Optional<byte[]> renewed(byte[] coveredKey) {
        return cover.renewed(PURPOSE, coveredKey);
    }
}
