package vn.dcim.core.telemetry.block;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * The blocks of history in the database: hours of a device in one, days of each point in one, with the instants of a day apart, since
 * the points of a device share them. Hours and days count from 1970-01-01T00:00:00Z. All works in the caller's transaction.
 */
@Singleton
public final class Blocks {

    public static final long HOUR_MS = 3_600_000;
    public static final long DAY_MS = 24 * HOUR_MS;

    private final BlockPress press;
    private final DataKeys keys;
    private final Damages damages;

    Blocks(BlockPress press, DataKeys keys, Damages damages) {
        this.press = press;
        this.keys = keys;
        this.damages = damages;
    }

    /** Fills in the parameters of a statement. */
    private interface Filled {
        void of(PreparedStatement statement) throws SQLException;
    }

    /**
     * Returns what is kept of hours within [from, to), by hour and point.
     *
     * @param pointIds ascending
     */
    public NavigableMap<Integer, Map<Long, Column>> hours(
            Connection connection, long deviceId, long[] pointIds, int from, int to) throws SQLException {
        LongPredicate wanted = pointId -> Arrays.binarySearch(pointIds, pointId) >= 0;
        NavigableMap<Integer, Map<Long, Column>> hours = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT hour, key_id, payload FROM history_hour WHERE device_id = ? AND hour >= ? AND hour < ?")) {
            select.setLong(1, deviceId);
            select.setInt(2, from);
            select.setInt(3, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    int hour = rows.getInt(1);
                    BlockPlace place = new BlockPlace(BlockPlace.Kind.HOUR, deviceId, hour, 0);
                    open(connection, new Box(rows.getInt(2), rows.getBytes(3), place))
                            .ifPresent(in -> hours.put(hour, HourCodec.unpack(in, hour * HOUR_MS, wanted)));
                }
            }
        }
        return hours;
    }

    /**
     * Keeps an hour of a device, in place of what was kept of it.
     *
     * @param columns by point, none of them empty
     */
    public void putHour(Connection connection, long deviceId, int hour, Map<Long, Column> columns) throws SQLException {
        DataKey key = keys.present();
        byte[] box = press.close(
                HourCodec.pack(columns, hour * HOUR_MS), key, new BlockPlace(BlockPlace.Kind.HOUR, deviceId, hour, 0));
        update(
                connection,
                "INSERT INTO history_hour (device_id, hour, key_id, payload) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE key_id = VALUES(key_id), payload = VALUES(payload)",
                statement -> {
                    statement.setLong(1, deviceId);
                    statement.setInt(2, hour);
                    statement.setInt(3, key.id());
                    statement.setBytes(4, box);
                });
    }

    /** Readings by point, and how many blocks they came in. */
    public record Whole(int blocks, Map<Long, Column> columns) {}

    /**
     * Returns all that is kept of hours within [from, to), for it to be kept anew with more.
     *
     * @throws DamagedBlock when it cannot be read: what is there is not to be overwritten
     */
    public Whole wholeHours(Connection connection, long deviceId, int from, int to) throws SQLException, DamagedBlock {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT hour, key_id, payload FROM history_hour WHERE device_id = ? AND hour >= ? AND hour < ?"
                        + " ORDER BY hour FOR UPDATE")) {
            select.setLong(1, deviceId);
            select.setInt(2, from);
            select.setInt(3, to);
            Map<Long, Column> all = Map.of();
            int count = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    count++;
                    int hour = rows.getInt(1);
                    BlockPlace place = new BlockPlace(BlockPlace.Kind.HOUR, deviceId, hour, 0);
                    Unpacker in = require(connection, new Box(rows.getInt(2), rows.getBytes(3), place));
                    all = Columns.merged(all, HourCodec.unpack(in, hour * HOUR_MS, _ -> true));
                }
            }
            return new Whole(count, all);
        }
    }

    /** Removes the hours of a day. @return how many there were */
    public int dropHours(Connection connection, long deviceId, int day) throws SQLException {
        return update(
                connection, "DELETE FROM history_hour WHERE device_id = ? AND hour >= ? AND hour < ?", statement -> {
                    statement.setLong(1, deviceId);
                    statement.setInt(2, day * 24);
                    statement.setInt(3, (day + 1) * 24);
                });
    }

    /**
     * Returns what is kept of days within [from, to), by day and point.
     *
     * @param pointIds of the device, ascending
     */
    public NavigableMap<Integer, Map<Long, Column>> days(
            Connection connection, long deviceId, long[] pointIds, int from, int to) throws SQLException {
        List<Row> rows = rows(connection, pointIds, from, to);
        NavigableMap<Integer, Map<Long, Column>> days = new TreeMap<>();
        if (rows.isEmpty()) {
            return days;
        }
        Map<AxisKey, Axis> axes = new HashMap<>();
        for (AxisRow row : axisRows(connection, deviceId, rows, from, to)) {
            open(connection, row.box()).ifPresent(in -> axes.put(row.key(), axis(in, row.key())));
        }
        for (Row row : rows) {
            Axis axis = axes.get(row.axis());
            if (axis != null) {
                open(connection, row.box())
                        .ifPresent(in -> days.computeIfAbsent(row.axis().day(), _ -> new TreeMap<>())
                                .put(row.pointId(), ColumnCodec.get(in, axis)));
            }
        }
        return days;
    }

    private static Axis axis(Unpacker in, AxisKey key) {
        long[] at = AxisCodec.get(in, key.day() * DAY_MS);
        return new Axis(at, at.length);
    }

    /** A block as it is kept. */
    private record Box(int keyId, byte[] payload, BlockPlace place) {}

    private record AxisKey(int day, int axis) {}

    private record AxisRow(AxisKey key, Box box) {}

    private record Row(long pointId, AxisKey axis, Box box) {}

    private static List<Row> rows(Connection connection, long[] pointIds, int from, int to) throws SQLException {
        if (pointIds.length == 0) {
            return List.of();
        }
        String places = Arrays.stream(pointIds).mapToObj(_ -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement select = connection.prepareStatement("SELECT point_id, day, axis, key_id, payload"
                + " FROM history_day WHERE point_id IN (" + places + ") AND day >= ? AND day < ?")) {
            int parameter = 0;
            for (long pointId : pointIds) {
                select.setLong(++parameter, pointId);
            }
            select.setInt(++parameter, from);
            select.setInt(++parameter, to);
            List<Row> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long pointId = rows.getLong(1);
                    var axis = new AxisKey(rows.getInt(2), rows.getInt(3));
                    BlockPlace place = new BlockPlace(BlockPlace.Kind.DAY, pointId, axis.day(), axis.axis());
                    found.add(new Row(pointId, axis, new Box(rows.getInt(4), rows.getBytes(5), place)));
                }
            }
            return found;
        }
    }

    private static List<AxisRow> axisRows(Connection connection, long deviceId, List<Row> rows, int from, int to)
            throws SQLException {
        // why: a device whose points speak each for itself has an axis for each; only those of the wanted ones are read
        String numbers = rows.stream()
                .map(row -> row.axis().axis())
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        try (PreparedStatement select =
                connection.prepareStatement("SELECT day, axis, key_id, payload FROM history_axis"
                        + " WHERE device_id = ? AND day >= ? AND day < ? AND axis IN (" + numbers + ")")) {
            select.setLong(1, deviceId);
            select.setInt(2, from);
            select.setInt(3, to);
            List<AxisRow> axes = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    var key = new AxisKey(found.getInt(1), found.getInt(2));
                    BlockPlace place = new BlockPlace(BlockPlace.Kind.AXIS, deviceId, key.day(), key.axis());
                    axes.add(new AxisRow(key, new Box(found.getInt(3), found.getBytes(4), place)));
                }
            }
            return axes;
        }
    }

    /** First and last of days. */
    public record Days(int first, int last) {}

    /** Returns the days between which a device has anything at all, in blocks or in the journal. */
    public static Optional<Days> kept(Connection connection, long deviceId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT MIN(day), MAX(day) FROM history_axis WHERE device_id = ?"
                        + " UNION ALL SELECT MIN(hour) DIV 24, MAX(hour) DIV 24 FROM history_hour WHERE device_id = ?"
                        + " UNION ALL SELECT MIN(at) DIV 86400000, MAX(at) DIV 86400000 FROM journal WHERE device_id = ?")) {
            for (int parameter = 1; parameter <= 3; parameter++) {
                select.setLong(parameter, deviceId);
            }
            Days all = null;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    int first = rows.getInt(1);
                    if (!rows.wasNull()) {
                        int last = rows.getInt(2);
                        all = all == null
                                ? new Days(first, last)
                                : new Days(Math.min(all.first(), first), Math.max(all.last(), last));
                    }
                }
            }
            return Optional.ofNullable(all);
        }
    }

    /**
     * Keeps a day of a device, in place of what was kept of it.
     *
     * @param columns by point, none of them empty; of every point that has something of that day
     */
    public void putDay(Connection connection, long deviceId, int day, Map<Long, Column> columns) throws SQLException {
        update(connection, "DELETE FROM history_axis WHERE device_id = ? AND day = ?", statement -> {
            statement.setLong(1, deviceId);
            statement.setInt(2, day);
        });
        Axis.Shared shared = Axis.shared(columns);
        DataKey key = keys.present();
        putAxes(connection, deviceId, day, shared.axes(), key);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO history_day (point_id, day, axis, key_id, payload) VALUES (?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE axis = VALUES(axis), key_id = VALUES(key_id), payload = VALUES(payload)")) {
            for (var entry : columns.entrySet()) {
                int number = shared.axisOf().get(entry.getKey());
                var bytes = new Packer(4_096);
                ColumnCodec.put(bytes, entry.getValue(), shared.axes().get(number));
                insert.setLong(1, entry.getKey());
                insert.setInt(2, day);
                insert.setInt(3, number);
                insert.setInt(4, key.id());
                insert.setBytes(
                        5, press.close(bytes, key, new BlockPlace(BlockPlace.Kind.DAY, entry.getKey(), day, number)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void putAxes(Connection connection, long deviceId, int day, List<Axis> axes, DataKey key)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO history_axis (device_id, day, axis, key_id, payload) VALUES (?, ?, ?, ?, ?)")) {
            for (int number = 0; number < axes.size(); number++) {
                var bytes = new Packer(4_096);
                AxisCodec.put(
                        bytes,
                        day * DAY_MS,
                        axes.get(number).instants(),
                        axes.get(number).size());
                insert.setLong(1, deviceId);
                insert.setInt(2, day);
                insert.setInt(3, number);
                insert.setInt(4, key.id());
                insert.setBytes(
                        5, press.close(bytes, key, new BlockPlace(BlockPlace.Kind.AXIS, deviceId, day, number)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Returns all that is kept of a day of a device, for it to be kept anew with more.
     *
     * @throws DamagedBlock when something of it cannot be read: what is there is not to be overwritten
     */
    public Map<Long, Column> wholeDay(Connection connection, long deviceId, int day) throws SQLException, DamagedBlock {
        List<Row> rows = rows(connection, pointsOf(connection, deviceId), day, day + 1);
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<AxisKey, Axis> axes = new HashMap<>();
        for (AxisRow row : axisRows(connection, deviceId, rows, day, day + 1)) {
            axes.put(row.key(), axis(require(connection, row.box()), row.key()));
        }
        Map<Long, Column> columns = new TreeMap<>();
        for (Row row : rows) {
            Axis axis = axes.get(row.axis());
            if (axis == null) {
                throw new DamagedBlock("its axis is gone", null).at(row.box().place());
            }
            columns.put(row.pointId(), ColumnCodec.get(require(connection, row.box()), axis));
        }
        return columns;
    }

    private static long[] pointsOf(Connection connection, long deviceId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM point WHERE device_id = ? ORDER BY id")) {
            select.setLong(1, deviceId);
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids.stream().mapToLong(Long::longValue).toArray();
        }
    }

    private Unpacker require(Connection connection, Box box) throws SQLException, DamagedBlock {
        try {
            Unpacker in = press.open(box.payload(), keys.get(connection, box.keyId()), box.place());
            damages.forget(box.place());
            return in;
        } catch (DamagedBlock e) {
            damages.note(box.place(), e);
            throw e.at(box.place());
        }
    }

    private Optional<Unpacker> open(Connection connection, Box box) throws SQLException {
        try {
            return Optional.of(require(connection, box));
        } catch (DamagedBlock e) {
            // why: it was taken note of
            return Optional.empty();
        }
    }

    private static int update(Connection connection, String sql, Filled filled) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filled.of(statement);
            return statement.executeUpdate();
        }
    }
}
