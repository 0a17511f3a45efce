package vn.dcim.core.ingest;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

    /** Writes down receipts; they are durable when this returns. */
    public void append(String client, List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO message_receipt (client, number, packet_id, fingerprint, at) VALUES (?, ?, ?, ?, ?)")) {
                for (Receipt receipt : receipts) {
                    insert.setString(1, client);
                    insert.setLong(2, receipt.number());
                    insert.setInt(3, receipt.packetId());
                    insert.setLong(4, receipt.fingerprint());
                    insert.setLong(5, receipt.at().toEpochMilli());
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Returns the last receipts of a client, oldest first. */
    public List<Receipt> last(String client, int limit) {
        List<Receipt> receipts = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT number, packet_id, fingerprint, at FROM message_receipt"
                                + " WHERE client = ? ORDER BY number DESC LIMIT ?")) {
            select.setString(1, client);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    receipts.add(new Receipt(
                            rows.getLong(1), rows.getInt(2), rows.getLong(3), Instant.ofEpochMilli(rows.getLong(4))));
                }
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
        Collections.reverse(receipts);
        return receipts;
    }

    /** Forgets the receipts of a client up to and including a number. */
    public void forget(String client, long upTo) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM message_receipt WHERE client = ? AND number <= ?")) {
            delete.setString(1, client);
            delete.setLong(2, upTo);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static DcimException unavailable(SQLException e) {
        return new DcimException(
                e,
                ErrorCode.DATABASE_UNAVAILABLE,
                "message_receipt",
                e.getMessage(),
                "check the database and try again");
    }
}
