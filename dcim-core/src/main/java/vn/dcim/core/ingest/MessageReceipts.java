package vn.dcim.core.ingest;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * What was taken in of a broker's session, in the order of receipt. Written before the readings are handed over, so that a
 * message which is delivered again after a crash gets the instant it had the first time, and is known to the journal by it.
 */
@Singleton
public final class MessageReceipts {

    /** Of a packed receipt: packet id, fingerprint, instant. */
    private static final int BYTES = Short.BYTES + 2 * Long.BYTES;

    private final DataSource dataSource;

    MessageReceipts(DataSource dataSource, DataSourceResolver resolver) {
        this.dataSource = resolver.resolve(dataSource);
    }

    /**
     * One message taken in.
     *
     * @param number rises by one with every message of a client
     * @param packetId under which the broker delivered it
     * @param fingerprint of topic and payload
     */
    public record Receipt(long number, int packetId, long fingerprint, Instant at) {}

    /**
     * Writes down receipts; they are durable when this returns.
     *
     * @param receipts with numbers that follow each other
     */
    public void append(String client, List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO message_receipts (client, first_number, count, packed) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, client);
            insert.setLong(2, receipts.getFirst().number());
            insert.setInt(3, receipts.size());
            insert.setBytes(4, packed(receipts));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static byte[] packed(List<Receipt> receipts) {
        ByteBuffer packed = ByteBuffer.allocate(receipts.size() * BYTES);
        for (Receipt receipt : receipts) {
            packed.putShort((short) receipt.packetId())
                    .putLong(receipt.fingerprint())
                    .putLong(receipt.at().toEpochMilli());
        }
        return packed.array();
    }

    /** Returns the last receipts of a client, oldest first. */
    public List<Receipt> last(String client, int limit) {
        // why: newest row first, since only so many receipts are wanted, and in a row oldest first
        Deque<Receipt> receipts = new ArrayDeque<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT first_number, count, packed FROM message_receipts"
                                + " WHERE client = ? ORDER BY first_number DESC LIMIT ?")) {
            select.setString(1, client);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (receipts.size() < limit && rows.next()) {
                    ByteBuffer packed = ByteBuffer.wrap(rows.getBytes(3));
                    for (int i = rows.getInt(2) - 1; i >= 0 && receipts.size() < limit; i--) {
                        receipts.addFirst(unpacked(rows.getLong(1) + i, packed, i * BYTES));
                    }
                }
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
        return List.copyOf(receipts);
    }

    private static Receipt unpacked(long number, ByteBuffer packed, int from) {
        return new Receipt(
                number,
                Short.toUnsignedInt(packed.getShort(from)),
                packed.getLong(from + 2),
                Instant.ofEpochMilli(packed.getLong(from + 10)));
    }

    /** Forgets the receipts of a client up to and including a number; of those that were written together none before all may go. */
    public void forget(String client, long upTo) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM message_receipts WHERE client = ? AND first_number <= ? AND first_number + count - 1 <= ?")) {
            delete.setString(1, client);
            delete.setLong(2, upTo);
            delete.setLong(3, upTo);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static DcimException unavailable(SQLException e) {
        return new DcimException(
                e,
                ErrorCode.DATABASE_UNAVAILABLE,
                "message_receipts",
                e.getMessage(),
                "check the database and try again");
    }
}
