package vn.dcim.core.telemetry.block;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Compresses and encrypts log messages under the keys of history.
 *
 * <pre>
 *   key        4 bytes, its number
 *   sealed     as {@link BlockPress} has it, bound to the row
 * </pre>
 */
@Singleton
public final class LogCover {

    private final BlockPress press;
    private final DataKeys keys;
    private final Damages damages;

    LogCover(BlockPress press, DataKeys keys, Damages damages) {
        this.press = press;
        this.keys = keys;
        this.damages = damages;
    }

    /** Covers messages of all sources that arrived within [fromMs, toMs]. */
    public byte[] ofArrival(Packer content, long fromMs, long toMs) throws SQLException {
        return close(content, arrival(fromMs, toMs));
    }

    /** Covers messages of one source that arrived within [fromMs, toMs]. */
    public byte[] ofBlock(Packer content, long sourceId, long fromMs, long toMs) throws SQLException {
        return close(content, block(sourceId, fromMs, toMs));
    }

    /** Covers the filter of a block of one source. */
    public byte[] ofFilter(Packer content, long sourceId, long fromMs, long toMs) throws SQLException {
        return close(content, filter(sourceId, fromMs, toMs));
    }

    /** Covers what somebody unknown sent last. */
    public byte[] ofStranger(Packer content, long lastMs) throws SQLException {
        return close(content, stranger(lastMs));
    }

    private byte[] close(Packer content, BlockPlace place) throws SQLException {
        DataKey key = keys.present();
        byte[] box = press.close(content, key, place);
        return ByteBuffer.allocate(Integer.BYTES + box.length)
                .putInt(key.id())
                .put(box)
                .array();
    }

    /** Opens what {@link #ofArrival} covered. @throws DamagedBlock when it is not that */
    public Unpacker arrival(Connection connection, byte[] box, long fromMs, long toMs)
            throws SQLException, DamagedBlock {
        return open(connection, box, arrival(fromMs, toMs));
    }

    /** Returns the same; empty when it is not that, which is taken note of. */
    public Optional<Unpacker> arrivalIfWhole(Connection connection, byte[] box, long fromMs, long toMs)
            throws SQLException {
        return ifWhole(connection, box, arrival(fromMs, toMs));
    }

    /** Opens what {@link #ofBlock} covered. @throws DamagedBlock when it is not that */
    public Unpacker block(Connection connection, byte[] box, long sourceId, long fromMs, long toMs)
            throws SQLException, DamagedBlock {
        return open(connection, box, block(sourceId, fromMs, toMs));
    }

    /** Returns the same; empty as {@link #arrivalIfWhole}. */
    public Optional<Unpacker> blockIfWhole(Connection connection, byte[] box, long sourceId, long fromMs, long toMs)
            throws SQLException {
        return ifWhole(connection, box, block(sourceId, fromMs, toMs));
    }

    /** Opens what {@link #ofFilter} covered; empty as {@link #arrivalIfWhole}. */
    public Optional<Unpacker> filterIfWhole(Connection connection, byte[] box, long sourceId, long fromMs, long toMs)
            throws SQLException {
        return ifWhole(connection, box, filter(sourceId, fromMs, toMs));
    }

    /** Opens what {@link #ofStranger} covered; empty as {@link #arrivalIfWhole}. */
    public Optional<Unpacker> strangerIfWhole(Connection connection, byte[] box, long lastMs) throws SQLException {
        return ifWhole(connection, box, stranger(lastMs));
    }

    private static BlockPlace arrival(long fromMs, long toMs) {
        return new BlockPlace(BlockPlace.Kind.LOG_ARRIVAL, 0, fromMs, toMs);
    }

    private static BlockPlace block(long sourceId, long fromMs, long toMs) {
        return new BlockPlace(BlockPlace.Kind.LOG_BLOCK, sourceId, fromMs, toMs);
    }

    private static BlockPlace filter(long sourceId, long fromMs, long toMs) {
        return new BlockPlace(BlockPlace.Kind.LOG_FILTER, sourceId, fromMs, toMs);
    }

    private static BlockPlace stranger(long lastMs) {
        return new BlockPlace(BlockPlace.Kind.LOG_STRANGER, 0, lastMs, 0);
    }

    private Optional<Unpacker> ifWhole(Connection connection, byte[] box, BlockPlace place) throws SQLException {
        try {
            return Optional.of(open(connection, box, place));
        } catch (DamagedBlock e) {
            damages.note(place, e);
            return Optional.empty();
        }
    }

    private Unpacker open(Connection connection, byte[] box, BlockPlace place) throws SQLException, DamagedBlock {
        if (box.length < Integer.BYTES) {
            throw new DamagedBlock(box.length + " bytes are too few", null);
        }
        DataKey key = keys.get(connection, ByteBuffer.wrap(box).getInt());
        Unpacker content = press.open(Arrays.copyOfRange(box, Integer.BYTES, box.length), key, place);
        damages.forget(place);
        return content;
    }
}
