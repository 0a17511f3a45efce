package vn.dcim.core.alarm;

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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.alarm.Alarm.Acknowledgement;
import vn.dcim.core.alarm.Alarm.Cover;
import vn.dcim.core.alarm.Alarm.Fold;
import vn.dcim.core.alarm.Alarm.Occurrence;

/** The rows of alarms and their transitions. Every method works in the caller's transaction. */
final class AlarmRows {

    /** What {@link #alarm} reads. */
    static final String COLUMNS = "id, device_id, point_id, rule, priority, state, active, raised_at, last_raised_at,"
            + " returned_at, raised_value, raised_limit, occurrences, chattering, acknowledged_at, acknowledged_by,"
            + " covered_until, covered_by, cover_reason, cause_id, root_id, closed_at, changed_at, version";

    private static final String INSERT = "INSERT INTO alarm (" + COLUMNS.substring("id, ".length())
            + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String UPDATE = "UPDATE alarm SET priority = ?, state = ?, active = ?, raised_at = ?,"
            + " last_raised_at = ?, returned_at = ?, raised_value = ?, raised_limit = ?, occurrences = ?, chattering = ?,"
            + " acknowledged_at = ?, acknowledged_by = ?, covered_until = ?, covered_by = ?, cover_reason = ?,"
            + " cause_id = ?, root_id = ?, closed_at = ?, changed_at = ?, version = ? WHERE id = ?";

    /** What {@link #transition} reads. */
    static final String TRANSITION_COLUMNS =
            "id, alarm_id, at, from_state, to_state, action, actor, reason, cause_id, root_id";

    private AlarmRows() {}

    /** Locks the alarm of a key that stands, if one does, and reads it as it is now. */
    static Optional<Alarm> lockStanding(Connection connection, AlarmKey key) throws SQLException {
        return one(
                connection,
                "SELECT " + COLUMNS + " FROM alarm WHERE standing_point = ? AND rule = ? FOR UPDATE",
                key.pointId(),
                key.rule());
    }

    /** Locks an alarm and reads it as it is now. */
    static Optional<Alarm> lock(Connection connection, long id) throws SQLException {
        return one(connection, "SELECT " + COLUMNS + " FROM alarm WHERE id = ? FOR UPDATE", id);
    }

    static Optional<Alarm> find(Connection connection, long id) throws SQLException {
        return one(connection, "SELECT " + COLUMNS + " FROM alarm WHERE id = ?", id);
    }

    /** Returns what a device is called; empty where there is none. */
    static String deviceName(Connection connection, long deviceId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM device WHERE id = ?")) {
            select.setLong(1, deviceId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /** Inserts an alarm and returns it with its id. */
    static Alarm insert(Connection connection, Alarm alarm) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
            insert.setLong(1, alarm.deviceId());
            insert.setLong(2, alarm.pointId());
            insert.setString(3, alarm.rule());
            setChangeable(insert, 4, alarm);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return alarm.withId(keys.getLong(1));
            }
        }
    }

    static void update(Connection connection, Alarm alarm) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            int next = setChangeable(update, 1, alarm);
            update.setLong(next, alarm.id());
            update.executeUpdate();
        }
    }

    /** Inserts a transition and returns it with its id. */
    static AlarmTransition insert(Connection connection, AlarmTransition transition) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO alarm_transition (" + TRANSITION_COLUMNS.substring("id, ".length())
                        + ") VALUES (?,?,?,?,?,?,?,?,?)",
                Statement.RETURN_GENERATED_KEYS)) {
            insert.setLong(1, transition.alarmId());
            insert.setObject(2, utc(transition.at()));
            insert.setString(3, transition.from().name());
            insert.setString(4, transition.to().name());
            insert.setString(5, transition.action().name());
            insert.setString(6, transition.actor());
            insert.setString(7, transition.reason());
            insert.setObject(8, transition.causeId());
            insert.setObject(9, transition.rootId());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return transition.withId(keys.getLong(1));
            }
        }
    }

    static List<Alarm> select(Connection connection, String where, Collection<?> arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS + " FROM alarm " + where)) {
            setAll(select, arguments);
            try (ResultSet rows = select.executeQuery()) {
                List<Alarm> alarms = new ArrayList<>();
                while (rows.next()) {
                    alarms.add(alarm(rows));
                }
                return alarms;
            }
        }
    }

    static void setAll(PreparedStatement statement, Collection<?> arguments) throws SQLException {
        int index = 1;
        for (Object argument : arguments) {
            statement.setObject(index++, argument instanceof Instant instant ? utc(instant) : argument);
        }
    }

    static Alarm alarm(ResultSet row) throws SQLException {
        Instant acknowledgedAt = instant(row, "acknowledged_at");
        String coveredBy = row.getString("covered_by");
        return new Alarm(
                row.getLong("id"),
                row.getLong("device_id"),
                row.getLong("point_id"),
                row.getString("rule"),
                AlarmPriority.valueOf(row.getString("priority")),
                AlarmState.valueOf(row.getString("state")),
                new Occurrence(
                        row.getBoolean("active"),
                        instant(row, "raised_at"),
                        instant(row, "last_raised_at"),
                        instant(row, "returned_at"),
                        Optional.ofNullable(number(row, "raised_value")).orElse(Double.NaN),
                        number(row, "raised_limit"),
                        row.getInt("occurrences"),
                        row.getBoolean("chattering")),
                acknowledgedAt == null ? null : new Acknowledgement(acknowledgedAt, row.getString("acknowledged_by")),
                coveredBy == null
                        ? null
                        : new Cover(instant(row, "covered_until"), coveredBy, row.getString("cover_reason")),
                new Fold(id(row, "cause_id"), id(row, "root_id")),
                instant(row, "closed_at"),
                instant(row, "changed_at"),
                row.getLong("version"));
    }

    static AlarmTransition transition(ResultSet row) throws SQLException {
        return new AlarmTransition(
                row.getLong("id"),
                row.getLong("alarm_id"),
                instant(row, "at"),
                AlarmState.valueOf(row.getString("from_state")),
                AlarmState.valueOf(row.getString("to_state")),
                AlarmAction.valueOf(row.getString("action")),
                row.getString("actor"),
                row.getString("reason"),
                id(row, "cause_id"),
                id(row, "root_id"));
    }

    static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : id;
    }

    private static Optional<Alarm> one(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            setAll(select, List.of(arguments));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(alarm(rows)) : Optional.empty();
            }
        }
    }

    private static int setChangeable(PreparedStatement statement, int first, Alarm alarm) throws SQLException {
        Occurrence occurrence = alarm.occurrence();
        Acknowledgement acknowledgement = alarm.acknowledgement();
        Cover cover = alarm.cover();
        int i = first;
        statement.setString(i++, alarm.priority().name());
        statement.setString(i++, alarm.state().name());
        statement.setBoolean(i++, occurrence.active());
        statement.setObject(i++, utc(occurrence.raisedAt()));
        statement.setObject(i++, utc(occurrence.lastRaisedAt()));
        statement.setObject(i++, utc(occurrence.returnedAt()));
        statement.setObject(i++, Double.isFinite(occurrence.value()) ? occurrence.value() : null);
        statement.setObject(i++, occurrence.limit());
        statement.setInt(i++, occurrence.count());
        statement.setBoolean(i++, occurrence.chattering());
        statement.setObject(i++, acknowledgement == null ? null : utc(acknowledgement.at()));
        statement.setString(i++, acknowledgement == null ? null : acknowledgement.by());
        statement.setObject(i++, cover == null ? null : utc(cover.until()));
        statement.setString(i++, cover == null ? null : cover.by());
        statement.setString(i++, cover == null ? null : cover.reason());
        statement.setObject(i++, alarm.fold().causeId());
        statement.setObject(i++, alarm.fold().rootId());
        statement.setObject(i++, utc(alarm.closedAt()));
        statement.setObject(i++, utc(alarm.changedAt()));
        statement.setLong(i++, alarm.version());
        return i;
    }
}
