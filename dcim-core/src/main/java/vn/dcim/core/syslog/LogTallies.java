package vn.dcim.core.syslog;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** How much each source has sent, over all processes on the database. */
@Singleton
public class LogTallies {

    private static final int SEVERE = 3;

    /** For how long what a prompt message told of a clock stands against messages that took longer. */
    private static final Duration CLOCK_STANDS = Duration.ofMinutes(10);

    private final DataSource dataSource;
    private final Map<Long, Fresh> fresh = new HashMap<>();

    LogTallies(DataSource dataSource, DataSourceResolver resolver) {
        this.dataSource = resolver.resolve(dataSource);
    }

    /**
     * What a source has sent so far.
     *
     * @param messages ever
     * @param severe of these, of severity 0 to 3
     * @param clockOffset by how much its clock is ahead of ours, by the promptest of its last messages that told a time; or null
     */
    public record Tally(
            Instant lastAt,
            long messages,
            long severe,
            @Nullable Duration clockOffset) {}

    /** What is not written yet. */
    private static final class Fresh {
        private long lastMs;
        private long messages;
        private long severe;
        private @Nullable Long offsetMs;
        private @Nullable Long toldMs;

        void add(LogMessage message) {
            lastMs = Math.max(lastMs, message.receivedAt().toEpochMilli());
            messages++;
            severe += message.severity() <= SEVERE ? 1 : 0;
            if (message.saidAt() != null) {
                long offset =
                        message.saidAt().toEpochMilli() - message.receivedAt().toEpochMilli();
                // why: the way only ever makes a message look older; what came fastest tells most of the clock
                if (offsetMs == null || offset >= offsetMs) {
                    offsetMs = offset;
                    toldMs = message.receivedAt().toEpochMilli();
                }
            }
        }
    }

    /** Counts messages that are being stored. */
    synchronized void add(List<StoredLog> logs) {
        logs.forEach(
                log -> fresh.computeIfAbsent(log.sourceId(), _ -> new Fresh()).add(log.message()));
    }

    /** Writes down what was counted, in the caller's transaction; {@link #written} follows its commit. */
    synchronized void write(Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT INTO log_tally (source_id, last_at, messages, severe, clock_offset_ms, clock_told_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE last_at = GREATEST(last_at, VALUES(last_at)),"
                        + " messages = messages + VALUES(messages), severe = severe + VALUES(severe),"
                        // why: assigned from left to right, so the second sees what the first has decided
                        + " clock_offset_ms = CASE WHEN VALUES(clock_offset_ms) >= clock_offset_ms"
                        + " OR VALUES(clock_told_at) > clock_told_at + ? OR clock_offset_ms IS NULL"
                        + " THEN COALESCE(VALUES(clock_offset_ms), clock_offset_ms) ELSE clock_offset_ms END,"
                        + " clock_told_at = CASE WHEN VALUES(clock_offset_ms) = clock_offset_ms"
                        + " THEN VALUES(clock_told_at) ELSE clock_told_at END")) {
            for (var entry : fresh.entrySet()) {
                Fresh counted = entry.getValue();
                upsert.setLong(1, entry.getKey());
                upsert.setLong(2, counted.lastMs);
                upsert.setLong(3, counted.messages);
                upsert.setLong(4, counted.severe);
                upsert.setObject(5, counted.offsetMs);
                upsert.setObject(6, counted.toldMs);
                upsert.setLong(7, CLOCK_STANDS.toMillis());
                upsert.addBatch();
            }
            if (!fresh.isEmpty()) {
                upsert.executeBatch();
            }
        }
    }

    /** What was written is committed. */
    synchronized void written() {
        fresh.clear();
    }

    /** Returns what every source has sent, by its id, as written down. */
    public Map<Long, Tally> all() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT source_id, last_at, messages, severe, clock_offset_ms FROM log_tally");
                ResultSet rows = select.executeQuery()) {
            Map<Long, Tally> all = new HashMap<>();
            while (rows.next()) {
                Long offset = rows.getObject(5, Long.class);
                all.put(
                        rows.getLong(1),
                        new Tally(
                                Instant.ofEpochMilli(rows.getLong(2)),
                                rows.getLong(3),
                                rows.getLong(4),
                                offset == null ? null : Duration.ofMillis(offset)));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("what sources sent cannot be read", e);
        }
    }
}
