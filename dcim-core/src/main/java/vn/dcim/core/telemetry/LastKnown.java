package vn.dcim.core.telemetry;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.block.RowCover;

/**
 * The last reading of every point, as written down every few minutes. With the rows of the journal since then it is all that was
 * known when the program ended, however that happened.
 */
@Singleton
public final class LastKnown {

    private final DataSource dataSource;
    private final RowCover cover;

    LastKnown(DataSource dataSource, DataSourceResolver resolver, RowCover cover) {
        this.dataSource = resolver.resolve(dataSource);
        this.cover = cover;
    }

    /** Writes down, in the caller's transaction, what is known of devices; what was written of them before is forgotten. */
    public void write(Connection connection, Map<Long, List<Reading>> readingsByDevice) throws SQLException {
        if (readingsByDevice.isEmpty()) {
            return;
        }
        String devices = readingsByDevice.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
        try (var statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO last_known (device_id, at, payload) VALUES (?, ?, ?)")) {
            statement.execute("DELETE FROM last_known WHERE device_id IN (" + devices + ")");
            boolean any = false;
            for (var device : readingsByDevice.entrySet()) {
                var byInstant = device.getValue().stream().collect(Collectors.groupingBy(Reading::at));
                for (var readings : byInstant.entrySet()) {
                    insert.setLong(1, device.getKey());
                    insert.setLong(2, readings.getKey().toEpochMilli());
                    byte[] packed = PackedReadings.pack(readings.getValue());
                    insert.setBytes(
                            3,
                            cover.ofLast(
                                    packed, device.getKey(), readings.getKey().toEpochMilli()));
                    insert.addBatch();
                    any = true;
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }

    /**
     * Returns the last reading of every point at its own instant. None of them is better than stale: nobody has heard of the
     * devices since this program started.
     */
    public List<Reading> read() throws SQLException {
        return read("");
    }

    /** Returns the same of some devices, of which there is one at least. */
    public List<Reading> read(Collection<Long> deviceIds) throws SQLException {
        return read(deviceIds.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "WHERE device_id IN (", ") ")));
    }

    private List<Reading> read(String where) throws SQLException {
        Map<Long, Map<Long, Reading>> byDevice = new TreeMap<>();
        Map<Long, Long> newest = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT device_id, at, payload FROM last_known " + where + "ORDER BY device_id, at")) {
                while (rows.next()) {
                    long deviceId = rows.getLong(1);
                    long atMs = rows.getLong(2);
                    newest.put(deviceId, atMs);
                    Map<Long, Reading> known = byDevice.computeIfAbsent(deviceId, _ -> new HashMap<>());
                    cover.lastIfWhole(connection, rows.getBytes(3), deviceId, atMs)
                            .ifPresent(packed -> take(known, atMs, packed));
                }
            }
            for (var device : byDevice.entrySet()) {
                readJournal(connection, device.getKey(), newest.get(device.getKey()), device.getValue());
            }
        }
        List<Reading> readings = new ArrayList<>();
        byDevice.values().forEach(ofDevice -> readings.addAll(ofDevice.values()));
        return readings;
    }

    private void readJournal(Connection connection, long deviceId, long sinceMs, Map<Long, Reading> known)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT at, fingerprint, payload FROM journal WHERE device_id = ? AND at > ? ORDER BY at, fingerprint")) {
            select.setLong(1, deviceId);
            select.setLong(2, sinceMs);
            select.setFetchSize(500);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long atMs = rows.getLong(1);
                    cover.journalIfWhole(connection, rows.getBytes(3), deviceId, atMs, rows.getLong(2))
                            .ifPresent(packed -> take(known, atMs, packed));
                }
            }
        }
    }

    private static void take(Map<Long, Reading> known, long atMs, byte[] payload) {
        PackedReadings.unpack(payload, (pointId, value, quality) -> {
            Reading before = known.get(pointId);
            // why: a row that says "stale" repeats the value of the reading before it, whose instant is the value's
            // true age
            Instant at = quality == Quality.STALE && before != null ? before.at() : Instant.ofEpochMilli(atMs);
            known.put(pointId, new Reading(pointId, at, value, Quality.worst(quality, Quality.STALE)));
        });
    }
}
