package vn.dcim.core.syslog;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.collections4.bloomfilter.Hasher;
import vn.dcim.core.telemetry.block.DamagedBlock;
import vn.dcim.core.telemetry.block.LogCover;
import vn.dcim.core.telemetry.block.Packer;
import vn.dcim.core.telemetry.block.Unpacker;

/** The rows in which messages lie: as they arrived, those of all sources together; then in blocks of one source. */
@Singleton
final class LogRows {

    /** Of content; a smaller block, which is merged before long, is opened as quickly as its filter. */
    static final int LEAST_FILTERED = 8 << 10;

    private final LogCover cover;

    LogRows(LogCover cover) {
        this.cover = cover;
    }

    /** A row, without its messages. @param sourceId null for what arrived of all sources */
    record Row(long id, @Nullable Long sourceId, long fromMs, long toMs, int messages, int contentBytes) {}

    /** What was stored in one row. @param box encrypted */
    record Arrived(long fromMs, long toMs, int messages, byte[] box) {}

    /** Stores messages as they arrived, in one row. */
    Arrived arrive(Connection connection, List<StoredLog> logs) throws SQLException {
        long fromMs = least(logs);
        long toMs = greatest(logs);
        byte[] box = cover.ofArrival(LogBlock.pack(logs), fromMs, toMs);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO log_arrival (from_ms, to_ms, messages, payload) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, fromMs);
            insert.setLong(2, toMs);
            insert.setInt(3, logs.size());
            insert.setBytes(4, box);
            insert.executeUpdate();
        }
        return new Arrived(fromMs, toMs, logs.size(), box);
    }

    /** Stores messages of one source in a block, and its filter where it is worth one. */
    void put(Connection connection, long sourceId, List<StoredLog> logs) throws SQLException {
        long fromMs = least(logs);
        long toMs = greatest(logs);
        var content = LogBlock.pack(logs);
        int severities = 0;
        for (StoredLog log : logs) {
            severities |= 1 << log.message().severity();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO log_block (source_id, from_ms, to_ms, messages, content_bytes, severities, payload)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
            insert.setLong(1, sourceId);
            insert.setLong(2, fromMs);
            insert.setLong(3, toMs);
            insert.setInt(4, logs.size());
            insert.setInt(5, content.size());
            insert.setInt(6, severities);
            insert.setBytes(7, cover.ofBlock(content, sourceId, fromMs, toMs));
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                if (content.size() >= LEAST_FILTERED) {
                    putFilter(
                            connection,
                            new Row(keys.getLong(1), sourceId, fromMs, toMs, logs.size(), content.size()),
                            content);
                }
            }
        }
    }

    private void putFilter(Connection connection, Row row, Packer content) throws SQLException {
        Packer filter = LogFilter.pack(LogBlock.open(new Unpacker(content.toBytes())));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO log_block_filter (block_id, payload) VALUES (?, ?)")) {
            insert.setLong(1, row.id());
            insert.setBytes(2, cover.ofFilter(filter, row.sourceId(), row.fromMs(), row.toMs()));
            insert.executeUpdate();
        }
    }

    /** Returns those of the rows that may hold all terms; one that has no filter, or a damaged one, may. */
    Set<Row> mayHold(Connection connection, Collection<Row> rows, List<Hasher> terms) throws SQLException {
        Map<Long, Row> blocks =
                rows.stream().filter(row -> row.sourceId() != null).collect(Collectors.toMap(Row::id, row -> row));
        Set<Row> left = new HashSet<>(rows);
        if (blocks.isEmpty()) {
            return left;
        }
        String ids = blocks.keySet().stream().map(Object::toString).collect(Collectors.joining(", "));
        try (Statement select = connection.createStatement();
                ResultSet found = select.executeQuery(
                        "SELECT block_id, payload FROM log_block_filter WHERE block_id IN (" + ids + ")")) {
            while (found.next()) {
                Row row = blocks.get(found.getLong(1));
                var filter =
                        cover.filterIfWhole(connection, found.getBytes(2), row.sourceId(), row.fromMs(), row.toMs());
                if (filter.isPresent() && !LogFilter.open(filter.get()).mayHold(terms)) {
                    left.remove(row);
                }
            }
        }
        return left;
    }

    private static long least(List<StoredLog> logs) {
        return logs.stream()
                .mapToLong(log -> log.message().receivedAt().toEpochMilli())
                .min()
                .orElseThrow();
    }

    private static long greatest(List<StoredLog> logs) {
        return logs.stream()
                .mapToLong(log -> log.message().receivedAt().toEpochMilli())
                .max()
                .orElseThrow();
    }

    /** Returns the rows of what arrived within [fromMs, toMs), those with the newest messages first. */
    List<Row> arrivals(Connection connection, long fromMs, long toMs) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, from_ms, to_ms, messages FROM log_arrival"
                        + " WHERE to_ms >= ? AND from_ms < ? ORDER BY to_ms DESC, id DESC")) {
            select.setLong(1, fromMs);
            select.setLong(2, toMs);
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getLong(1), null, found.getLong(2), found.getLong(3), found.getInt(4), 0));
                }
            }
            return rows;
        }
    }

    /** Returns the oldest rows of what arrived, at most so many. */
    List<Row> oldestArrivals(Connection connection, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, from_ms, to_ms, messages FROM log_arrival ORDER BY id LIMIT ?")) {
            select.setInt(1, most);
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getLong(1), null, found.getLong(2), found.getLong(3), found.getInt(4), 0));
                }
            }
            return rows;
        }
    }

    /** Returns the blocks with messages that fit a query by source, time and severity, those with the newest messages first. */
    List<Row> blocks(Connection connection, LogQuery query) throws SQLException {
        String sources = query.sourceIds().isEmpty()
                ? ""
                : " AND source_id IN ("
                        + query.sourceIds().stream().map(Object::toString).collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, source_id, from_ms, to_ms, messages, content_bytes FROM log_block"
                        + " WHERE to_ms >= ? AND from_ms < ? AND severities & ? <> 0" + sources
                        + " ORDER BY to_ms DESC, id DESC")) {
            select.setLong(1, query.from().toEpochMilli());
            select.setLong(2, query.to().toEpochMilli());
            select.setInt(3, query.severities());
            return rows(select);
        }
    }

    /** Returns the blocks of a source that lie within [fromMs, toMs), oldest first. */
    List<Row> blocksWithin(Connection connection, long sourceId, long fromMs, long toMs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, source_id, from_ms, to_ms, messages, content_bytes FROM log_block"
                        + " WHERE source_id = ? AND to_ms >= ? AND to_ms < ? AND from_ms >= ? ORDER BY from_ms, id")) {
            select.setLong(1, sourceId);
            select.setLong(2, fromMs);
            select.setLong(3, toMs);
            select.setLong(4, fromMs);
            return rows(select);
        }
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                rows.add(new Row(
                        found.getLong(1),
                        found.getLong(2),
                        found.getLong(3),
                        found.getLong(4),
                        found.getInt(5),
                        found.getInt(6)));
            }
        }
        return rows;
    }

    /** Returns the messages of a row; null where it was moved on meanwhile, or is damaged, which is taken note of. */
    @Nullable
    LogBlock readIfWhole(Connection connection, Row row) throws SQLException {
        byte[] box = box(connection, row);
        if (box == null) {
            return null;
        }
        var content = row.sourceId() == null
                ? cover.arrivalIfWhole(connection, box, row.fromMs(), row.toMs())
                : cover.blockIfWhole(connection, box, row.sourceId(), row.fromMs(), row.toMs());
        return content.map(LogBlock::open).orElse(null);
    }

    /** Returns the messages of a row that is there. @throws DamagedBlock when they are not what was stored */
    LogBlock read(Connection connection, Row row) throws SQLException, DamagedBlock {
        byte[] box = box(connection, row);
        return LogBlock.open(
                row.sourceId() == null
                        ? cover.arrival(connection, box, row.fromMs(), row.toMs())
                        : cover.block(connection, box, row.sourceId(), row.fromMs(), row.toMs()));
    }

    /** Returns the messages of a row that waits for receivers; null as {@link #readIfWhole}. */
    @Nullable
    LogBlock outgoingIfWhole(Connection connection, long seq, long fromMs, long toMs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT payload FROM log_outgoing WHERE seq = ?")) {
            select.setLong(1, seq);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? cover.arrivalIfWhole(connection, found.getBytes(1), fromMs, toMs)
                                .map(LogBlock::open)
                                .orElse(null)
                        : null;
            }
        }
    }

    private static byte @Nullable [] box(Connection connection, Row row) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT payload FROM " + table(row) + " WHERE id = ?")) {
            select.setLong(1, row.id());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getBytes(1) : null;
            }
        }
    }

    /** Removes rows of one table. */
    void remove(Connection connection, Collection<Row> rows) throws SQLException {
        if (!rows.isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM " + table(rows.iterator().next()) + " WHERE id = ?")) {
                for (Row row : rows) {
                    delete.setLong(1, row.id());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        }
    }

    private static String table(Row row) {
        return row.sourceId() == null ? "log_arrival" : "log_block";
    }

    /** Removes up to so many blocks of a source whose newest message is older; returns how many. */
    int removeBefore(Connection connection, long sourceId, long beforeMs, int most) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM log_block WHERE source_id = ? AND to_ms < ? LIMIT ?")) {
            delete.setLong(1, sourceId);
            delete.setLong(2, beforeMs);
            delete.setInt(3, most);
            return delete.executeUpdate();
        }
    }
}
