package vn.dcim.core.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/**
 * Numbers the groups of one run of the program, in the same transaction as their readings. When a connection breaks during a
 * commit nobody says whether it came through; the number does, so that a group is stored once and its alarms are raised once.
 */
final class CommitMark {

    private final String writer = UUID.randomUUID().toString();

    void create(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO ingest_mark (writer, group_no, started_at) VALUES (?, 0, ?)")) {
            insert.setString(1, writer);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    /**
     * First statement of a group's transaction.
     *
     * @param group one more than the group before
     * @return false when this group is committed already
     * @throws IllegalStateException when the mark is neither at this group nor at the one before
     */
    boolean advance(Connection connection, long group) throws SQLException {
        // why: a condition on the row waits for an older transaction of ours that the server may still be committing
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE ingest_mark SET group_no = ? WHERE writer = ? AND group_no = ?")) {
            update.setLong(1, group);
            update.setString(2, writer);
            update.setLong(3, group - 1);
            if (update.executeUpdate() == 1) {
                return true;
            }
        }
        long marked = read(connection);
        if (marked != group) {
            throw new IllegalStateException("table ingest_mark says group " + marked + " where " + (group - 1)
                    + " was expected: somebody has changed it; restart the program");
        }
        return false;
    }

    void remove(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM ingest_mark WHERE writer = ?")) {
            delete.setString(1, writer);
            delete.executeUpdate();
        }
    }

    private long read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT group_no FROM ingest_mark WHERE writer = ?")) {
            select.setString(1, writer);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }
    }
}
