package vn.dcim.core.syslog;

import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import vn.dcim.core.CentreTime;
import vn.dcim.core.telemetry.block.DamagedBlock;

/**
 * Moves messages on: from rows of all sources into blocks of one, and small blocks of an hour or a day that is over into larger ones;
 * and removes what is older than its source is kept. Each step is a transaction, after which a message is in one place or in the other.
 */
@Singleton
@Requires(property = "datasources.default.url")
class LogSealer {

    private static final long HOUR_MS = 3_600_000L;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final int ROWS_AT_ONCE = 500;
    private static final int BYTES_AT_ONCE = 32 << 20;
    /** A block that is opened for a search should hold what is looked for, and not much else. */
    static final int BLOCK_BYTES = 1 << 20;

    private static final int REMOVED_AT_ONCE = 200;

    private final DataSource dataSource;
    private final LogRows rows;
    private final LogSources sources;
    private final Clock clock;

    LogSealer(DataSource dataSource, DataSourceResolver resolver, LogRows rows, LogSources sources, Clock clock) {
        this.dataSource = resolver.resolve(dataSource);
        this.rows = rows;
        this.sources = sources;
        this.clock = clock;
    }

    /** What happens within one transaction; returns how much. */
    @FunctionalInterface
    private interface Step {
        int in(Connection connection) throws SQLException, DamagedBlock;
    }

    /** Moves what arrived into blocks; returns how many messages. @param damaged gets what stays where it is */
    long seal(BooleanSupplier isGoingOn, List<String> damaged) throws SQLException {
        long sealed = 0;
        int moved = 1;
        while (moved > 0 && isGoingOn.getAsBoolean()) {
            moved = step(damaged, connection -> sealSome(connection, damaged));
            sealed += moved;
        }
        return sealed;
    }

    private int sealSome(Connection connection, List<String> damaged) throws SQLException {
        Map<Long, List<StoredLog>> bySource = new TreeMap<>();
        List<LogRows.Row> done = new ArrayList<>();
        long bytes = 0;
        int messages = 0;
        for (LogRows.Row row : rows.oldestArrivals(connection, ROWS_AT_ONCE)) {
            if (bytes > BYTES_AT_ONCE) {
                break;
            }
            try {
                for (StoredLog log : rows.read(connection, row).all()) {
                    bySource.computeIfAbsent(log.sourceId(), _ -> new ArrayList<>())
                            .add(log);
                    bytes += log.size();
                    messages++;
                }
                done.add(row);
            } catch (DamagedBlock e) {
                note(damaged, e);
            }
        }
        for (var entry : bySource.entrySet()) {
            putAll(connection, entry.getKey(), entry.getValue());
        }
        rows.remove(connection, done);
        return messages;
    }

    /** Stores messages of one source, of any hours, in blocks of at most an hour of UTC and about a mebibyte. */
    private void putAll(Connection connection, long sourceId, List<StoredLog> logs) throws SQLException {
        Map<Long, List<StoredLog>> hours = new TreeMap<>();
        logs.forEach(log -> hours.computeIfAbsent(
                        log.message().receivedAt().toEpochMilli() / HOUR_MS, _ -> new ArrayList<>())
                .add(log));
        for (List<StoredLog> hour : hours.values()) {
            putInParts(connection, sourceId, hour);
        }
    }

    private void putInParts(Connection connection, long sourceId, List<StoredLog> logs) throws SQLException {
        logs.sort(Comparator.comparing(log -> log.message().receivedAt()));
        List<StoredLog> part = new ArrayList<>();
        long bytes = 0;
        for (StoredLog log : logs) {
            if (bytes > BLOCK_BYTES) {
                rows.put(connection, sourceId, part);
                part.clear();
                bytes = 0;
            }
            part.add(log);
            bytes += log.size();
        }
        if (!part.isEmpty()) {
            rows.put(connection, sourceId, part);
        }
    }

    /** Merges small blocks of hours, and of days, that are over; returns how many blocks fewer there are. */
    int merge(BooleanSupplier isGoingOn, List<String> damaged) throws SQLException {
        long now = clock.instant().toEpochMilli();
        return merge(HOUR_MS, now / HOUR_MS * HOUR_MS, isGoingOn, damaged)
                + merge(DAY_MS, now / DAY_MS * DAY_MS, isGoingOn, damaged);
    }

    private int merge(long periodMs, long beforeMs, BooleanSupplier isGoingOn, List<String> damaged)
            throws SQLException {
        int fewer = 0;
        for (Period period : scattered(periodMs, beforeMs)) {
            if (isGoingOn.getAsBoolean()) {
                long fromMs = period.number() * periodMs;
                fewer += step(damaged, connection -> merge(connection, period.sourceId(), fromMs, fromMs + periodMs));
            }
        }
        return fewer;
    }

    private record Period(long sourceId, long number) {}

    /** Returns the periods of sources that have several small blocks. */
    private List<Period> scattered(long periodMs, long beforeMs) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT source_id, from_ms DIV ? AS period"
                        + " FROM log_block WHERE to_ms < ? AND to_ms >= ? AND content_bytes < ?"
                        + " AND from_ms DIV ? = to_ms DIV ? GROUP BY source_id, period HAVING COUNT(*) > 1")) {
            select.setLong(1, periodMs);
            select.setLong(2, beforeMs);
            // why: older ones were merged when their day was over
            select.setLong(3, beforeMs - 2 * DAY_MS);
            select.setInt(4, BLOCK_BYTES / 2);
            select.setLong(5, periodMs);
            select.setLong(6, periodMs);
            List<Period> periods = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    periods.add(new Period(found.getLong(1), found.getLong(2)));
                }
            }
            return periods;
        }
    }

    private int merge(Connection connection, long sourceId, long fromMs, long toMs) throws SQLException, DamagedBlock {
        List<LogRows.Row> small = rows.blocksWithin(connection, sourceId, fromMs, toMs).stream()
                .filter(row -> row.contentBytes() < BLOCK_BYTES / 2)
                .toList();
        int fewer = 0;
        List<LogRows.Row> together = new ArrayList<>();
        long bytes = 0;
        for (LogRows.Row row : small) {
            if (bytes + row.contentBytes() > BLOCK_BYTES) {
                fewer += join(connection, sourceId, together);
                together.clear();
                bytes = 0;
            }
            together.add(row);
            bytes += row.contentBytes();
        }
        return fewer + join(connection, sourceId, together);
    }

    private int join(Connection connection, long sourceId, List<LogRows.Row> blocks) throws SQLException, DamagedBlock {
        if (blocks.size() < 2) {
            return 0;
        }
        List<StoredLog> logs = new ArrayList<>();
        for (LogRows.Row row : blocks) {
            logs.addAll(rows.read(connection, row).all());
        }
        logs.sort(Comparator.comparing(log -> log.message().receivedAt()));
        rows.put(connection, sourceId, logs);
        rows.remove(connection, blocks);
        return blocks.size() - 1;
    }

    /** Removes what is older than its source is kept; returns how many blocks. */
    long forget() throws SQLException {
        YearMonth month = YearMonth.from(ZonedDateTime.ofInstant(clock.instant(), CentreTime.ZONE));
        long forgotten = 0;
        for (LogSource source : sources.ever().values()) {
            long beforeMs = month.minusMonths(source.retentionMonths())
                    .atDay(1)
                    .atStartOfDay(CentreTime.ZONE)
                    .toInstant()
                    .toEpochMilli();
            int removed;
            do {
                removed = step(
                        new ArrayList<>(),
                        connection -> rows.removeBefore(connection, source.id(), beforeMs, REMOVED_AT_ONCE));
                forgotten += removed;
            } while (removed > 0);
        }
        return forgotten;
    }

    private int step(List<String> damaged, Step step) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int done = step.in(connection);
                connection.commit();
                return done;
            } catch (DamagedBlock e) {
                note(damaged, e);
                return 0;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Takes note of what is damaged, once: it is met by every step until somebody mends it. */
    private static void note(List<String> damaged, DamagedBlock damage) {
        if (!damaged.contains(damage.getMessage())) {
            damaged.add(damage.getMessage());
        }
    }
}
