package vn.dcim.core.telemetry;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.Quality;

/** History as the journal: one row per device and cycle, or message, with all its readings packed. */
@Singleton
final class JournalHistory implements History {

    private static final int DUPLICATE_ENTRY = 1062;
    private static final int ROWS_AT_ONCE = 500;

    private final DataSource dataSource;
    private final JournalPartitions partitions;

    JournalHistory(DataSource dataSource, DataSourceResolver resolver, JournalPartitions partitions) {
        this.dataSource = resolver.resolve(dataSource);
        this.partitions = partitions;
    }

    @PostConstruct
    void prepare() throws SQLException {
        partitions.keepUp();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Duplicates are rare (a broker delivers again after a lost connection), so rows are inserted in good faith, and searched
     * for only when the database says that one is there already. {@code INSERT IGNORE} would hide every other error too.
     */
    @Override
    public List<Boolean> append(Connection connection, List<Entry> entries) throws SQLException {
        Map<Key, Entry> distinct = new LinkedHashMap<>();
        entries.forEach(entry -> distinct.putIfAbsent(Key.of(entry), entry));
        Set<Key> stored = insertAll(connection, distinct);
        Set<Key> seen = new HashSet<>(stored);
        return entries.stream().map(entry -> seen.add(Key.of(entry))).toList();
    }

    /** Inserts what is not there and returns what was. */
    private static Set<Key> insertAll(Connection connection, Map<Key, Entry> entries) throws SQLException {
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

    private static void insert(Connection connection, Collection<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO journal (device_id, at, fingerprint, payload) VALUES (?, ?, ?, ?)")) {
            for (Entry entry : entries) {
                insert.setLong(1, entry.deviceId());
                insert.setLong(2, entry.at().toEpochMilli());
                insert.setLong(3, entry.fingerprint());
                insert.setBytes(4, PackedReadings.pack(entry.readings()));
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

    @Override
    public boolean holds(Connection connection, long deviceId, long fingerprint, Instant since) throws SQLException {
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

    @Override
    public void raw(Collection<Long> pointIds, Instant from, Instant to, Consumer<Reading> each) {
        scan(
                pointIds,
                from,
                to,
                (atMs, pointId, value, quality) ->
                        each.accept(new Reading(pointId, Instant.ofEpochMilli(atMs), value, quality)));
    }

    @Override
    public Map<Long, List<Bucket>> buckets(Collection<Long> pointIds, Instant from, Instant to, Duration step) {
        if (step.toMillis() <= 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "step", step, "a positive duration");
        }
        Map<Long, BucketBuilder> builders = new HashMap<>();
        pointIds.forEach(pointId -> builders.put(pointId, new BucketBuilder(from, step.toMillis())));
        scan(pointIds, from, to, (atMs, pointId, value, quality) -> builders.get(pointId)
                .add(atMs, value, quality));
        return builders.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .finish()));
    }

    private void scan(Collection<Long> pointIds, Instant from, Instant to, ScanVisitor visitor) {
        long[] wanted = pointIds.stream().mapToLong(Long::longValue).sorted().toArray();
        if (wanted.length == 0 || !from.isBefore(to)) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            for (long deviceId : devicesOf(connection, wanted)) {
                scan(connection, deviceId, wanted, from, to, visitor);
            }
        } catch (SQLException e) {
            throw new DcimException(
                    e, ErrorCode.DATABASE_UNAVAILABLE, "history", e.getMessage(), "check the database and try again");
        }
    }

    private static List<Long> devicesOf(Connection connection, long[] pointIds) throws SQLException {
        String ids = Arrays.stream(pointIds).mapToObj(Long::toString).collect(Collectors.joining(", "));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT DISTINCT device_id FROM point WHERE id IN (" + ids + ") ORDER BY device_id")) {
            List<Long> devices = new ArrayList<>();
            while (rows.next()) {
                devices.add(rows.getLong(1));
            }
            return devices;
        }
    }

    private static void scan(
            Connection connection, long deviceId, long[] wanted, Instant from, Instant to, ScanVisitor visitor)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT at, payload FROM journal WHERE device_id = ? AND at >= ? AND at < ? ORDER BY at, fingerprint")) {
            select.setLong(1, deviceId);
            select.setLong(2, from.toEpochMilli());
            select.setLong(3, to.toEpochMilli());
            // why: with a fetch size the driver streams; without one it would hold every row of the period in memory
            select.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long atMs = rows.getLong(1);
                    PackedReadings.unpack(rows.getBytes(2), (pointId, value, quality) -> {
                        if (Arrays.binarySearch(wanted, pointId) >= 0) {
                            visitor.reading(atMs, pointId, value, quality);
                        }
                    });
                }
            }
        }
    }

    @FunctionalInterface
    private interface ScanVisitor {
        void reading(long atMs, long pointId, double value, Quality quality);
    }

    /** What tells two rows of the journal apart. */
    private record Key(long deviceId, long atMs, long fingerprint) {

        static Key of(Entry entry) {
            return new Key(entry.deviceId(), entry.at().toEpochMilli(), entry.fingerprint());
        }
    }
}
