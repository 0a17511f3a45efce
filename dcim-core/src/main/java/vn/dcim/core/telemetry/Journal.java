package vn.dcim.core.telemetry;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import vn.dcim.core.telemetry.block.Column;
import vn.dcim.core.telemetry.block.Columns;
import vn.dcim.core.telemetry.block.DamagedBlock;
import vn.dcim.core.telemetry.block.QualityCode;
import vn.dcim.core.telemetry.block.RowCover;

/** The journal: one row per device and cycle, or message, with all its readings packed. It holds the readings of the last hours. */
@Singleton
final class Journal {

    private static final int DUPLICATE_ENTRY = 1062;
    private static final int ROWS_AT_ONCE = 500;

    private final RowCover cover;

    Journal(RowCover cover) {
        this.cover = cover;
    }

    /**
     * Stores batches in the caller's transaction, as {@link History#append} says.
     *
     * <p>Duplicates are rare (a broker delivers again after a lost connection), so rows are inserted in good faith, and searched
     * for only when the database says that one is there already. {@code INSERT IGNORE} would hide every other error too.
     */
    List<Boolean> append(Connection connection, List<History.Entry> entries) throws SQLException {
        Map<Key, History.Entry> distinct = new LinkedHashMap<>();
        entries.forEach(entry -> distinct.putIfAbsent(Key.of(entry), entry));
        Set<Key> stored = insertAll(connection, distinct);
        Set<Key> seen = new HashSet<>(stored);
        return entries.stream().map(entry -> seen.add(Key.of(entry))).toList();
    }

    /** Inserts what is not there and returns what was. */
    private Set<Key> insertAll(Connection connection, Map<Key, History.Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return Set.of();
        }
        var before = connection.setSavepoint();
        try {
            insert(connection, entries.values());
            return Set.of();
        } catch (SQLException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
            connection.rollback(before);
        }
        Set<Key> stored = findStored(connection, entries.keySet());
        insert(
                connection,
                entries.values().stream()
                        .filter(entry -> !stored.contains(Key.of(entry)))
                        .toList());
        return stored;
    }

    private void insert(Connection connection, Collection<History.Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO journal (device_id, at, fingerprint, payload) VALUES (?, ?, ?, ?)")) {
            for (History.Entry entry : entries) {
                insert.setLong(1, entry.deviceId());
                insert.setLong(2, entry.at().toEpochMilli());
                insert.setLong(3, entry.fingerprint());
                long atMs = entry.at().toEpochMilli();
                byte[] packed = PackedReadings.pack(entry.readings());
                insert.setBytes(4, cover.ofJournal(packed, entry.deviceId(), atMs, entry.fingerprint()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static boolean isDuplicate(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_ENTRY) {
                return true;
            }
        }
        return false;
    }

    private static Set<Key> findStored(Connection connection, Collection<Key> keys) throws SQLException {
        Set<Key> stored = new HashSet<>();
        List<Key> all = List.copyOf(keys);
        for (int start = 0; start < all.size(); start += ROWS_AT_ONCE) {
            List<Key> some = all.subList(start, Math.min(all.size(), start + ROWS_AT_ONCE));
            String places = some.stream().map(_ -> "(?, ?, ?)").collect(Collectors.joining(", "));
            // why: a locking read sees what is committed now, not what was when the transaction began
            try (PreparedStatement select = connection.prepareStatement("SELECT device_id, at, fingerprint FROM journal"
                    + " WHERE (device_id, at, fingerprint) IN (" + places + ") LOCK IN SHARE MODE")) {
                int parameter = 0;
                for (Key key : some) {
                    select.setLong(++parameter, key.deviceId());
                    select.setLong(++parameter, key.atMs());
                    select.setLong(++parameter, key.fingerprint());
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        stored.add(new Key(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
                    }
                }
            }
        }
        return stored;
    }

    /** Tells what {@link History#holds} does. */
    boolean holds(Connection connection, long deviceId, long fingerprint, Instant since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT 1 FROM journal WHERE device_id = ? AND at >= ? AND fingerprint = ? LIMIT 1")) {
            select.setLong(1, deviceId);
            select.setLong(2, since.toEpochMilli());
            select.setLong(3, fingerprint);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Returns the instant of a device's oldest row within [fromMs, toMs). */
    OptionalLong oldest(Connection connection, long deviceId, long fromMs, long toMs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT at FROM journal WHERE device_id = ? AND at >= ? AND at < ? ORDER BY at LIMIT 1")) {
            select.setLong(1, deviceId);
            select.setLong(2, fromMs);
            select.setLong(3, toMs);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Returns every device that has rows before an instant, with the instant of the oldest. */
    Map<Long, Long> waiting(Connection connection, long beforeMs) throws SQLException {
        Map<Long, Long> oldest = new LinkedHashMap<>();
        // why: the least of each device is the first of its rows in the primary key; no other row is looked at
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT device_id, MIN(at) FROM journal GROUP BY device_id ORDER BY device_id")) {
            while (rows.next()) {
                if (rows.getLong(2) < beforeMs) {
                    oldest.put(rows.getLong(1), rows.getLong(2));
                }
            }
        }
        return oldest;
    }

    /** Readings by point, and how many rows they came in. */
    record Rows(int count, Map<Long, Column> columns) {}

    /**
     * Returns the readings of a device within [fromMs, toMs); a damaged row is taken note of and left out.
     *
     * @param wanted which points
     */
    Map<Long, Column> read(Connection connection, long deviceId, LongPredicate wanted, long fromMs, long toMs)
            throws SQLException {
        var columns = new Columns();
        each(connection, deviceId, fromMs, toMs, (atMs, fingerprint, payload) -> cover.journalIfWhole(
                        connection, payload, deviceId, atMs, fingerprint)
                .ifPresent(packed -> add(columns, wanted, atMs, packed)));
        return columns.byPoint();
    }

    /** Returns all readings of a device within [fromMs, toMs). @throws DamagedBlock when one of the rows is damaged */
    Rows readWhole(Connection connection, long deviceId, long fromMs, long toMs) throws SQLException, DamagedBlock {
        var columns = new Columns();
        int count = each(
                connection,
                deviceId,
                fromMs,
                toMs,
                (atMs, fingerprint, payload) ->
                        add(columns, _ -> true, atMs, cover.journal(connection, payload, deviceId, atMs, fingerprint)));
        return new Rows(count, columns.byPoint());
    }

    private static void add(Columns columns, LongPredicate wanted, long atMs, byte[] packed) {
        PackedReadings.unpack(packed, (pointId, value, quality) -> {
            if (wanted.test(pointId)) {
                columns.add(pointId, atMs, value, QualityCode.of(quality));
            }
        });
    }

    /** Takes one row. */
    @FunctionalInterface
    private interface RowVisitor<E extends Exception> {
        void row(long atMs, long fingerprint, byte[] payload) throws SQLException, E;
    }

    /** @return how many rows there were */
    private static <E extends Exception> int each(
            Connection connection, long deviceId, long fromMs, long toMs, RowVisitor<E> visitor)
            throws SQLException, E {
        try (PreparedStatement select = connection.prepareStatement("SELECT at, fingerprint, payload FROM journal"
                + " WHERE device_id = ? AND at >= ? AND at < ? ORDER BY at, fingerprint")) {
            select.setLong(1, deviceId);
            select.setLong(2, fromMs);
            select.setLong(3, toMs);
            // why: with a fetch size the driver streams; without one it would hold every row of the period in memory
            select.setFetchSize(ROWS_AT_ONCE);
            int count = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    visitor.row(rows.getLong(1), rows.getLong(2), rows.getBytes(3));
                    count++;
                }
            }
            return count;
        }
    }

    /** Removes the rows of a device within [fromMs, toMs). @return how many there were */
    int remove(Connection connection, long deviceId, long fromMs, long toMs) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM journal WHERE device_id = ? AND at >= ? AND at < ?")) {
            delete.setLong(1, deviceId);
            delete.setLong(2, fromMs);
            delete.setLong(3, toMs);
            return delete.executeUpdate();
        }
    }

    /** What tells two rows of the journal apart. */
    private record Key(long deviceId, long atMs, long fingerprint) {

        static Key of(History.Entry entry) {
            return new Key(entry.deviceId(), entry.at().toEpochMilli(), entry.fingerprint());
        }
    }
}
