package vn.dcim.core.telemetry.block;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Encrypts the packed readings of one row: of the journal, or of what was last known.
 *
 * <pre>
 *   version    byte, 2; in rows from before there was encryption 1, and the readings follow as they are
 *   key        4 bytes, its number
 *   sealed     as {@link BlockCipher} has it, bound to the row
 * </pre>
 */
@Singleton
public final class RowCover {

    private static final byte PLAIN = 1;
    private static final byte VERSION = 2;
    private static final int HEAD_BYTES = 1 + Integer.BYTES;

    private final BlockCipher cipher;
    private final DataKeys keys;
    private final Damages damages;

    RowCover(BlockCipher cipher, DataKeys keys, Damages damages) {
        this.cipher = cipher;
        this.keys = keys;
        this.damages = damages;
    }

    /** Covers a row of the journal. */
    public byte[] ofJournal(byte[] packed, long deviceId, long atMs, long fingerprint) throws SQLException {
        return close(packed, new BlockPlace(BlockPlace.Kind.JOURNAL, deviceId, atMs, fingerprint));
    }

    /** Covers a row of what was last known. */
    public byte[] ofLast(byte[] packed, long deviceId, long atMs) throws SQLException {
        return close(packed, new BlockPlace(BlockPlace.Kind.LAST, deviceId, atMs, 0));
    }

    private byte[] close(byte[] packed, BlockPlace place) throws SQLException {
        DataKey key = keys.present();
        byte[] head =
                ByteBuffer.allocate(HEAD_BYTES).put(VERSION).putInt(key.id()).array();
        return cipher.close(head, packed, key, place.bytes());
    }

    /** Returns the packed readings of a row of the journal. @throws DamagedBlock when they are not what was stored */
    public byte[] journal(Connection connection, byte[] box, long deviceId, long atMs, long fingerprint)
            throws SQLException, DamagedBlock {
        return open(connection, box, new BlockPlace(BlockPlace.Kind.JOURNAL, deviceId, atMs, fingerprint));
    }

    /** Returns the same; empty when they are not what was stored, which is taken note of. */
    public Optional<byte[]> journalIfWhole(
            Connection connection, byte[] box, long deviceId, long atMs, long fingerprint) throws SQLException {
        return ifWhole(connection, box, new BlockPlace(BlockPlace.Kind.JOURNAL, deviceId, atMs, fingerprint));
    }

    /** Returns the packed readings of a row of what was last known; empty as {@link #journalIfWhole}. */
    public Optional<byte[]> lastIfWhole(Connection connection, byte[] box, long deviceId, long atMs)
            throws SQLException {
        return ifWhole(connection, box, new BlockPlace(BlockPlace.Kind.LAST, deviceId, atMs, 0));
    }

    private Optional<byte[]> ifWhole(Connection connection, byte[] box, BlockPlace place) throws SQLException {
        try {
            return Optional.of(open(connection, box, place));
        } catch (DamagedBlock e) {
            damages.note(place, e);
            return Optional.empty();
        }
    }

    private byte[] open(Connection connection, byte[] box, BlockPlace place) throws SQLException, DamagedBlock {
        if (box.length > 0 && box[0] == PLAIN) {
            return box;
        }
        if (box.length < HEAD_BYTES || box[0] != VERSION) {
            throw new DamagedBlock(box.length + " bytes are no row of version " + VERSION, null);
        }
        byte[] packed = cipher.open(
                box, HEAD_BYTES, keys.get(connection, ByteBuffer.wrap(box).getInt(1)), place.bytes());
        damages.forget(place);
        return packed;
    }
}
