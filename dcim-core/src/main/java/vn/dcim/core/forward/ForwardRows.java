package vn.dcim.core.forward;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of lines and positions. Every method works in the caller's transaction. */
final class ForwardRows {

    private ForwardRows() {}

    /** How far a receiver is. @param confirmed where a lost line begins again; @param sent what was written to a line */
    record Position(long confirmed, long sent) {}

    static Optional<ReceiverState> state(Connection connection, String receiver) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM forward_line WHERE receiver = ?")) {
            select.setString(1, receiver);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new ReceiverState(
                                row.getString("holder"),
                                instant(row, "held_until"),
                                row.getString("node"),
                                instant(row, "connected_at"),
                                instant(row, "away_since"),
                                row.getBoolean("told"),
                                row.getString("protocol"),
                                row.getString("cipher"),
                                row.getLong("sent"),
                                instant(row, "failed_at"),
                                row.getString("fault"),
                                row.getString("detail")))
                        : Optional.empty();
            }
        }
    }

    /** Takes the line to a receiver, or keeps it. @return false while another process has it */
    static boolean hold(Connection connection, String receiver, String holder, String node, Instant now, Instant until)
            throws SQLException {
        update(
                connection,
                "INSERT IGNORE INTO forward_line VALUES (?, NULL, NULL, '', NULL, ?, FALSE, '', '', 0, NULL, '', '')",
                receiver,
                now);
        return update(
                        connection,
                        "UPDATE forward_line SET holder = ?, held_until = ?, node = ? WHERE receiver = ?"
                                + " AND (holder = ? OR held_until IS NULL OR held_until <= ?)",
                        holder,
                        until,
                        node,
                        receiver,
                        holder,
                        now)
                > 0;
    }

    /** Gives the line to whoever wants it. */
    static void letGo(Connection connection, String receiver, String holder, Instant now) throws SQLException {
        update(
                connection,
                "UPDATE forward_line SET holder = NULL, held_until = NULL, connected_at = NULL,"
                        + " away_since = COALESCE(away_since, ?) WHERE receiver = ? AND holder = ?",
                now,
                receiver,
                holder);
    }

    static void connected(Connection connection, String receiver, String protocol, String cipher, Instant now)
            throws SQLException {
        update(
                connection,
                "UPDATE forward_line SET connected_at = COALESCE(connected_at, ?), away_since = NULL, told = FALSE,"
                        + " protocol = ?, cipher = ? WHERE receiver = ?",
                now,
                protocol,
                cipher,
                receiver);
    }

    static void lost(Connection connection, String receiver, LineFault fault, Instant now) throws SQLException {
        update(
                connection,
                "UPDATE forward_line SET connected_at = NULL, away_since = COALESCE(away_since, ?), failed_at = ?,"
                        + " fault = ?, detail = ? WHERE receiver = ?",
                now,
                now,
                fault.code(),
                fault.detail(),
                receiver);
        // why: what went over the line and was not confirmed goes out again, so that it waits
        update(connection, "UPDATE forward_position SET sent = confirmed WHERE receiver = ?", receiver);
    }

    static void told(Connection connection, String receiver) throws SQLException {
        update(connection, "UPDATE forward_line SET told = TRUE WHERE receiver = ?", receiver);
    }

    /** Counts what was written to a line. @return false when another process has taken it */
    static boolean count(Connection connection, String receiver, String holder, int messages) throws SQLException {
        return update(
                        connection,
                        "UPDATE forward_line SET sent = sent + ? WHERE receiver = ? AND holder = ?",
                        messages,
                        receiver,
                        holder)
                > 0;
    }

    static Map<ForwardKind, Position> positions(Connection connection, String receiver) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT kind, confirmed, sent FROM forward_position WHERE receiver = ?")) {
            select.setString(1, receiver);
            try (ResultSet rows = select.executeQuery()) {
                Map<ForwardKind, Position> found = new EnumMap<>(ForwardKind.class);
                while (rows.next()) {
                    found.put(
                            ForwardKind.valueOf(rows.getString("kind").toUpperCase(Locale.ROOT)),
                            new Position(rows.getLong("confirmed"), rows.getLong("sent")));
                }
                return found;
            }
        }
    }

    static void begin(Connection connection, String receiver, ForwardKind kind, long position) throws SQLException {
        update(
                connection,
                "INSERT IGNORE INTO forward_position VALUES (?, ?, ?, ?)",
                receiver,
                kind.code(),
                position,
                position);
    }

    static void sent(Connection connection, String receiver, ForwardKind kind, long position) throws SQLException {
        update(
                connection,
                "UPDATE forward_position SET sent = GREATEST(sent, ?) WHERE receiver = ? AND kind = ?",
                position,
                receiver,
                kind.code());
    }

    static void confirmed(Connection connection, String receiver, ForwardKind kind, long position) throws SQLException {
        update(
                connection,
                "UPDATE forward_position SET confirmed = GREATEST(confirmed, ?) WHERE receiver = ? AND kind = ?",
                position,
                receiver,
                kind.code());
    }

    private static int update(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                update.setObject(
                        i + 1,
                        arguments[i] instanceof Instant at
                                ? LocalDateTime.ofInstant(at, ZoneOffset.UTC)
                                : arguments[i]);
            }
            return update.executeUpdate();
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
