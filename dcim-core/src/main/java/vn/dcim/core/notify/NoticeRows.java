package vn.dcim.core.notify;

import io.micronaut.core.annotation.Nullable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.alarm.AlarmPriority;

/** The rows of notices, deliveries and attempts. Every method works in the caller's transaction. */
final class NoticeRows {

    private static final String LINE = "SELECT n.id AS entry_id, n.at, n.kind, n.priority, n.rule, n.alarm_id,"
            + " n.transition_id, n.facts, d.* FROM notice_delivery d JOIN notice n ON n.id = d.notice_id ";

    private NoticeRows() {}

    static NoticeEntry insert(Connection connection, NoticeEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO notice (at, kind, priority, rule, alarm_id, transition_id, facts) VALUES (?,?,?,?,?,?,?)",
                Statement.RETURN_GENERATED_KEYS)) {
            setAll(
                    insert,
                    entry.at(),
                    entry.notice().kind().name(),
                    entry.priority().name(),
                    entry.rule(),
                    entry.alarmId(),
                    entry.transitionId(),
                    Facts.write(entry.notice().facts()));
            return entry.withId(key(insert));
        }
    }

    /** @param delivery its id and its notice's do not matter */
    static long insert(Connection connection, NoticeEntry entry, Delivery delivery) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO notice_delivery (notice_id, step, channel, account, address, language, digest, urgency,"
                        + " state, reason, due_at, attempts) VALUES (?,?,?,?,?,?,?,?,?,?,?,0)",
                Statement.RETURN_GENERATED_KEYS)) {
            setAll(
                    insert,
                    entry.id(),
                    delivery.step(),
                    delivery.channel(),
                    delivery.account(),
                    delivery.address(),
                    delivery.language(),
                    delivery.digest(),
                    entry.priority().ordinal(),
                    delivery.state().name(),
                    delivery.reason(),
                    delivery.dueAt());
            return key(insert);
        }
    }

    static void attach(Connection connection, long notice, String name, String type, String sha256)
            throws SQLException {
        update(
                connection,
                "INSERT INTO notice_file (notice_id, name, type, sha256) VALUES (?,?,?,?)",
                notice,
                name,
                type,
                sha256);
    }

    /** Returns the files of a notice: name, type and SHA-256 of each. */
    static List<String[]> files(Connection connection, long notice) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT name, type, sha256 FROM notice_file WHERE notice_id = ? ORDER BY name")) {
            select.setLong(1, notice);
            try (ResultSet rows = select.executeQuery()) {
                List<String[]> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
                }
                return found;
            }
        }
    }

    /**
     * Claims what is most urgent of what is due, and with a part of a digest all other parts. Leaves out what another node is
     * about to claim or believed to be sending.
     */
    static List<NoticeLine> claim(Connection connection, String channel, Instant now, String claim, Instant until)
            throws SQLException {
        String due = "WHERE d.state = 'WAITING' AND d.channel = ? AND d.due_at <= ?"
                + " AND (d.claimed_until IS NULL OR d.claimed_until <= ?)";
        String locked = " FOR UPDATE SKIP LOCKED";
        List<Delivery> first = deliveries(
                connection, due + " ORDER BY d.urgency DESC, d.due_at, d.id LIMIT 1" + locked, channel, now, now);
        List<Delivery> all = first.isEmpty() || !first.getFirst().digest()
                ? first
                : deliveries(
                        connection,
                        due
                                + " AND d.digest AND d.account = ? AND d.address = ? AND d.language = ? ORDER BY d.id LIMIT 500"
                                + locked,
                        channel,
                        now,
                        now,
                        first.getFirst().account(),
                        first.getFirst().address(),
                        first.getFirst().language());
        for (Delivery delivery : all) {
            update(
                    connection,
                    "UPDATE notice_delivery SET claimed_by = ?, claimed_until = ? WHERE id = ?",
                    claim,
                    until,
                    delivery.id());
        }
        return all.isEmpty() ? List.of() : lines(connection, "WHERE d.claimed_by = ? ORDER BY d.id", claim);
    }

    /** Ends a claim with a new state; nothing happens when the claim was lost to another node. */
    static boolean settle(
            Connection connection, long id, String claim, DeliveryState state, String reason, @Nullable Instant due)
            throws SQLException {
        return update(
                        connection,
                        "UPDATE notice_delivery SET state = ?, reason = ?, due_at = COALESCE(?, due_at), claimed_by = NULL,"
                                + " claimed_until = NULL WHERE id = ? AND claimed_by = ?",
                        state.name(),
                        reason,
                        due,
                        id,
                        claim)
                == 1;
    }

    static void count(Connection connection, long id, Attempt attempt) throws SQLException {
        update(
                connection,
                "INSERT INTO notice_attempt (delivery_id, at, sent, answer, next_at) VALUES (?,?,?,?,?)",
                id,
                attempt.at(),
                attempt.sent(),
                attempt.answer(),
                attempt.nextAt());
        update(
                connection,
                "UPDATE notice_delivery SET attempts = attempts + 1, first_tried_at = COALESCE(first_tried_at, ?),"
                        + " sent_at = ? WHERE id = ?",
                attempt.at(),
                attempt.sent() ? attempt.at() : null,
                id);
    }

    static List<Attempt> attempts(Connection connection, long delivery) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT at, sent, answer, next_at FROM notice_attempt WHERE delivery_id = ? ORDER BY id")) {
            select.setLong(1, delivery);
            try (ResultSet rows = select.executeQuery()) {
                List<Attempt> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new Attempt(
                            instant(rows, "at"),
                            rows.getBoolean("sent"),
                            rows.getString("answer"),
                            instant(rows, "next_at")));
                }
                return found;
            }
        }
    }

    static Optional<NoticeLine> lock(Connection connection, long delivery) throws SQLException {
        return lines(connection, "WHERE d.id = ? FOR UPDATE", delivery).stream().findFirst();
    }

    static List<NoticeLine> lines(Connection connection, String where, Object... arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LINE + where)) {
            setAll(select, arguments);
            try (ResultSet rows = select.executeQuery()) {
                List<NoticeLine> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new NoticeLine(entry(rows), delivery(rows)));
                }
                return found;
            }
        }
    }

    static long number(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            setAll(select, arguments);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    static int update(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            setAll(update, arguments);
            return update.executeUpdate();
        }
    }

    private static List<Delivery> deliveries(Connection connection, String where, Object... arguments)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM notice_delivery d " + where)) {
            setAll(select, arguments);
            try (ResultSet rows = select.executeQuery()) {
                List<Delivery> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(delivery(rows));
                }
                return found;
            }
        }
    }

    private static NoticeEntry entry(ResultSet row) throws SQLException {
        return new NoticeEntry(
                row.getLong("entry_id"),
                instant(row, "at"),
                row.getString("rule"),
                id(row, "alarm_id"),
                id(row, "transition_id"),
                new Notice(
                        NoticeKind.valueOf(row.getString("kind")),
                        AlarmPriority.valueOf(row.getString("priority")),
                        Facts.read(row.getString("facts"))));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("notice_id"),
                row.getInt("step"),
                row.getString("channel"),
                row.getString("account"),
                row.getString("address"),
                row.getString("language"),
                row.getBoolean("digest"),
                DeliveryState.valueOf(row.getString("state")),
                row.getString("reason"),
                instant(row, "due_at"),
                instant(row, "first_tried_at"),
                instant(row, "sent_at"),
                row.getInt("attempts"));
    }

    private static void setAll(PreparedStatement statement, Object... arguments) throws SQLException {
        int index = 1;
        for (Object argument : arguments) {
            statement.setObject(
                    index++,
                    argument instanceof Instant instant ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : argument);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : id;
    }

    private static long key(PreparedStatement insert) throws SQLException {
        insert.executeUpdate();
        try (ResultSet keys = insert.getGeneratedKeys()) {
            keys.next();
            return keys.getLong(1);
        }
    }
}
