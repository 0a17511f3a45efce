package vn.dcim.core.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The rows of the log, its head and its seals. Every method works in the caller's transaction. */
final class AuditRows {

    private static final String COLUMNS =
            "id, at, actor, address, action, subject, was, became, reason, request_id, previous, hash";
    private static final String SEAL_COLUMNS = "day, last, head, entries, made_at, signature";
    private static final String ARCHIVE_COLUMNS =
            "last, first, from_day, until_day, previous, head, entries, seals, made_at, signature";
    private static final HexFormat HEX = HexFormat.of();

    private AuditRows() {}

    /** The end of the chain. @param sequence 0 before the first row */
    record Head(long sequence, String hash) {}

    static Optional<Head> head(Connection connection) throws SQLException {
        return head(connection, "");
    }

    /**
     * Locks the end of the chain until the transaction ends.
     *
     * @throws IllegalStateException when somebody took the row away
     */
    static Head lockHead(Connection connection) throws SQLException {
        return head(connection, " FOR UPDATE")
                .orElseThrow(() -> new IllegalStateException("the table audit_head has lost its row; restore it"));
    }

    private static Optional<Head> head(Connection connection, String lock) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT sequence, hash FROM audit_head WHERE id = 1" + lock);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Head(row.getLong(1), HEX.formatHex(row.getBytes(2))))
                    : Optional.empty();
        }
    }

    static void moveHead(Connection connection, AuditEntry last) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE audit_head SET sequence = ?, hash = ? WHERE id = 1")) {
            update.setLong(1, last.id());
            update.setBytes(2, HEX.parseHex(last.hash()));
            update.executeUpdate();
        }
    }

    static void insert(Connection connection, Collection<AuditEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_entry (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")) {
            for (AuditEntry entry : entries) {
                insert.setLong(1, entry.id());
                insert.setObject(2, utc(entry.at()));
                insert.setString(3, entry.actor());
                insert.setString(4, entry.address());
                insert.setString(5, entry.action());
                insert.setString(6, entry.subject());
                insert.setString(7, entry.was());
                insert.setString(8, entry.became());
                insert.setString(9, entry.reason());
                insert.setString(10, entry.requestId());
                insert.setBytes(11, HEX.parseHex(entry.previous()));
                insert.setBytes(12, HEX.parseHex(entry.hash()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** @param where with what follows it, such as an order */
    static List<AuditEntry> select(Connection connection, String where, List<?> arguments) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM audit_entry " + where)) {
            setAll(select, arguments);
            try (ResultSet rows = select.executeQuery()) {
                List<AuditEntry> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(entry(rows));
                }
                return found;
            }
        }
    }

    /** Returns the first column of the first row; 0 where it is null or there is none. */
    static long number(Connection connection, String sql, List<?> arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            setAll(select, arguments);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    static List<AuditTrail.Deeds> deeds(Connection connection, String sql, List<?> arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            setAll(select, arguments);
            try (ResultSet rows = select.executeQuery()) {
                List<AuditTrail.Deeds> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new AuditTrail.Deeds(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getLong(3),
                            rows.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
                }
                return found;
            }
        }
    }

    static List<String> words(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    static void insert(Connection connection, AuditSeal seal) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO audit_seal (" + SEAL_COLUMNS + ") VALUES (?,?,?,?,?,?)")) {
            insert.setObject(1, seal.day());
            insert.setLong(2, seal.last());
            insert.setBytes(3, HEX.parseHex(seal.head()));
            insert.setLong(4, seal.entries());
            insert.setObject(5, utc(seal.madeAt()));
            insert.setString(6, seal.signature());
            insert.executeUpdate();
        }
    }

    /** @param where with what follows it, such as an order */
    static List<AuditSeal> seals(Connection connection, String where, List<?> arguments) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + SEAL_COLUMNS + " FROM audit_seal " + where)) {
            setAll(select, arguments);
            try (ResultSet rows = select.executeQuery()) {
                List<AuditSeal> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new AuditSeal(
                            rows.getObject("day", LocalDate.class),
                            rows.getLong("last"),
                            HEX.formatHex(rows.getBytes("head")),
                            rows.getLong("entries"),
                            instant(rows, "made_at"),
                            rows.getString("signature")));
                }
                return found;
            }
        }
    }

    static void insert(Connection connection, AuditArchive archive) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_archive (" + ARCHIVE_COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?)")) {
            insert.setLong(1, archive.last());
            insert.setLong(2, archive.first());
            insert.setObject(3, archive.fromDay());
            insert.setObject(4, archive.untilDay());
            insert.setBytes(5, HEX.parseHex(archive.previous()));
            insert.setBytes(6, HEX.parseHex(archive.head()));
            insert.setString(7, archive.entries());
            insert.setString(8, archive.seals());
            insert.setObject(9, utc(archive.madeAt()));
            insert.setString(10, archive.signature());
            insert.executeUpdate();
        }
    }

    /** @param where with what follows it, such as an order */
    static List<AuditArchive> archives(Connection connection, String where, List<?> arguments) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + ARCHIVE_COLUMNS + " FROM audit_archive " + where)) {
            setAll(select, arguments);
            try (ResultSet rows = select.executeQuery()) {
                List<AuditArchive> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new AuditArchive(
                            rows.getObject("from_day", LocalDate.class),
                            rows.getObject("until_day", LocalDate.class),
                            rows.getLong("first"),
                            rows.getLong("last"),
                            HEX.formatHex(rows.getBytes("previous")),
                            HEX.formatHex(rows.getBytes("head")),
                            rows.getString("entries"),
                            rows.getString("seals"),
                            instant(rows, "made_at"),
                            rows.getString("signature")));
                }
                return found;
            }
        }
    }

    /** Deletes the oldest entries up to one; the database lets go of none that is not archived. @return how many */
    static int delete(Connection connection, long last, int limit) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM audit_entry WHERE id <= ? ORDER BY id LIMIT ?")) {
            delete.setLong(1, last);
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }

    static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static void setAll(PreparedStatement statement, List<?> arguments) throws SQLException {
        int index = 1;
        for (Object argument : arguments) {
            statement.setObject(index++, argument instanceof Instant at ? utc(at) : argument);
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                instant(row, "at"),
                row.getString("actor"),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("was"),
                row.getString("became"),
                row.getString("reason"),
                row.getString("request_id"),
                HEX.formatHex(row.getBytes("previous")),
                HEX.formatHex(row.getBytes("hash")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
