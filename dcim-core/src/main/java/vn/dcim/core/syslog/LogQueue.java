package vn.dcim.core.syslog;

import com.cloudbees.syslog.Severity;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.forward.ForwardKind;
import vn.dcim.core.forward.ForwardProgress;
import vn.dcim.core.forward.ForwardSource;
import vn.dcim.core.forward.Outgoing;
import vn.dcim.core.forward.ReceiverConfig;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;

/**
 * Received messages that wait for the receivers that ask for them, on the database's disk: what a receiver has not read stays, up to a
 * bound, beyond which the oldest are let go, which is told. A message's position is its row's number and its place in the row.
 */
@Singleton
@Requires(property = "datasources.default.url")
class LogQueue implements ForwardSource {

    private static final Logger LOG = LoggerFactory.getLogger(LogQueue.class);

    /** Bits of a position that tell the place within the row, from 1 on. */
    private static final int PLACE_BITS = 20;

    private static final long PLACES = (1L << PLACE_BITS) - 1;
    private static final int REMOVED_AT_ONCE = 1000;

    private final DataSource dataSource;
    private final LogRows rows;
    private final LogSources sources;
    private final ForwardProgress progress;
    private final Notices notices;
    private final LogConfig config;
    private final boolean isWanted;
    private final LongAdder dropped = new LongAdder();
    /** What each receiver reads at present, so that a row is not opened anew for each part of it. */
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    private record Opened(long seq, LogBlock block) {}

    LogQueue(
            DataSource dataSource,
            DataSourceResolver resolver,
            LogRows rows,
            LogSources sources,
            ForwardProgress progress,
            Notices notices,
            LogConfig config) {
        this.dataSource = resolver.resolve(dataSource);
        this.rows = rows;
        this.sources = sources;
        this.progress = progress;
        this.notices = notices;
        this.config = config;
        this.isWanted = progress.isWanted(ForwardKind.LOG);
    }

    /**
     * Adds what arrived, where any receiver wants it. Others that add wait until this transaction is over, so that rows turn up in the
     * order of their numbers; so it is the last that a transaction does.
     */
    void add(Connection connection, LogRows.Arrived arrived) throws SQLException {
        if (!isWanted) {
            return;
        }
        try (Statement next = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO log_outgoing (seq, from_ms, to_ms, messages, bytes, payload)"
                                + " SELECT seq, ?, ?, ?, ?, ? FROM log_outgoing_last")) {
            next.executeUpdate("UPDATE log_outgoing_last SET seq = seq + 1");
            insert.setLong(1, arrived.fromMs());
            insert.setLong(2, arrived.toMs());
            insert.setInt(3, arrived.messages());
            insert.setInt(4, arrived.box().length);
            insert.setBytes(5, arrived.box());
            insert.executeUpdate();
        }
    }

    @Override
    public ForwardKind kind() {
        return ForwardKind.LOG;
    }

    @Override
    public List<Outgoing> after(long position, int limit, ReceiverConfig receiver) {
        List<Outgoing> messages = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            Optional<Row> row = row(connection, position);
            while (row.isPresent() && messages.size() < limit) {
                long seq = row.get().seq();
                LogBlock block = open(connection, receiver, row.get());
                int count = block == null ? 0 : block.count();
                int place = position >> PLACE_BITS == seq ? (int) (position & PLACES) : 0;
                for (; place < count && messages.size() < limit; place++) {
                    messages.add(outgoing(position(seq, place + 1L), block.log(place)));
                }
                if (messages.size() < limit) {
                    row = row(connection, position(seq, PLACES));
                }
            }
        } catch (SQLException e) {
            throw new DataAccessException("the log messages that wait cannot be read", e);
        }
        return messages;
    }

    private static long position(long seq, long place) {
        return seq << PLACE_BITS | place;
    }

    private record Row(long seq, long fromMs, long toMs) {}

    /** Returns the row in which a position's next message is. */
    private static Optional<Row> row(Connection connection, long position) throws SQLException {
        boolean isAtEnd = (position & PLACES) == PLACES;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT seq, from_ms, to_ms FROM log_outgoing WHERE seq > ? OR seq = ? AND messages > ?"
                        + " ORDER BY seq LIMIT 1")) {
            long seq = position >> PLACE_BITS;
            select.setLong(1, seq);
            select.setLong(2, seq);
            select.setLong(3, isAtEnd ? Integer.MAX_VALUE : position & PLACES);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Row(found.getLong(1), found.getLong(2), found.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    private @Nullable LogBlock open(Connection connection, ReceiverConfig receiver, Row row) throws SQLException {
        Opened known = opened.get(receiver.name());
        if (known == null || known.seq() != row.seq()) {
            LogBlock block = rows.outgoingIfWhole(connection, row.seq(), row.fromMs(), row.toMs());
            if (block == null) {
                return null;
            }
            known = new Opened(row.seq(), block);
            opened.put(receiver.name(), known);
        }
        return known.block();
    }

    private Outgoing outgoing(long position, StoredLog log) {
        LogMessage message = log.message();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", ForwardKind.LOG.code());
        fields.put("source", Long.toString(log.sourceId()));
        LogSource source = sources.ever().get(log.sourceId());
        fields.put("name", source == null ? "" : source.device().name());
        fields.put("sender", message.sender());
        fields.put("received", message.receivedAt().toString());
        return new Outgoing(
                position,
                message.saidAt() == null ? message.receivedAt() : message.saidAt(),
                Severity.fromNumericalCode(message.severity()),
                message.messageId(),
                message.text(),
                fields,
                new Outgoing.Origin(
                        message.facility(),
                        message.host().isEmpty() ? message.sender() : message.host(),
                        message.application(),
                        message.process(),
                        message.structuredData()));
    }

    @Override
    public long newest() {
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement();
                ResultSet found = select.executeQuery("SELECT seq FROM log_outgoing_last")) {
            found.next();
            return position(found.getLong(1), PLACES);
        } catch (SQLException e) {
            throw new DataAccessException("the log messages that wait cannot be counted", e);
        }
    }

    @Override
    public Waiting waiting(long position, ReceiverConfig receiver) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT SUM(messages - IF(seq = ?, LEAST(messages, ?), 0)), MIN(from_ms) FROM log_outgoing"
                                + " WHERE seq > ? OR seq = ? AND messages > ?")) {
            long seq = position >> PLACE_BITS;
            select.setLong(1, seq);
            select.setLong(2, position & PLACES);
            select.setLong(3, seq);
            select.setLong(4, seq);
            select.setLong(5, position & PLACES);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                long messages = found.getLong(1);
                return messages == 0 ? Waiting.NOTHING : new Waiting(messages, Instant.ofEpochMilli(found.getLong(2)));
            }
        } catch (SQLException e) {
            throw new DataAccessException("the log messages that wait cannot be counted", e);
        }
    }

    /** Removes what all receivers have read, and the oldest of what is beyond the bound; returns how many messages were let go unread. */
    long trim() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<ForwardProgress.Standing> standings = progress.of(ForwardKind.LOG, connection);
            long read = standings.stream()
                    .mapToLong(standing -> standing.confirmed() >> PLACE_BITS)
                    .min()
                    .orElse(Long.MAX_VALUE);
            removeBefore(connection, read);
            long bound = beyondRoom(connection);
            return bound == 0 ? 0 : drop(connection, standings, bound);
        }
    }

    private static void removeBefore(Connection connection, long seq) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM log_outgoing WHERE seq < ? LIMIT " + REMOVED_AT_ONCE)) {
            delete.setLong(1, seq);
            int removed;
            do {
                removed = delete.executeUpdate();
            } while (removed == REMOVED_AT_ONCE);
        }
    }

    /** Returns the number of the first row that has room; 0 where all have. */
    private long beyondRoom(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet found = select.executeQuery("SELECT seq, bytes FROM log_outgoing ORDER BY seq DESC")) {
            long bytes = 0;
            while (found.next()) {
                bytes += found.getLong(2);
                if (bytes > config.forwardRoom()) {
                    return found.getLong(1) + 1;
                }
            }
            return 0;
        }
    }

    private long drop(Connection connection, List<ForwardProgress.Standing> standings, long bound) throws SQLException {
        long all = 0;
        connection.setAutoCommit(false);
        try {
            for (ForwardProgress.Standing standing : standings) {
                all += tell(connection, standing, bound);
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        // why: told first; what is let go without a word would be worse than what is told twice
        removeBefore(connection, bound);
        dropped.add(all);
        return all;
    }

    private long tell(Connection connection, ForwardProgress.Standing standing, long bound) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT SUM(messages - IF(seq = ?, LEAST(messages, ?), 0)), MIN(from_ms), MAX(to_ms) FROM log_outgoing"
                        + " WHERE seq < ? AND (seq > ? OR seq = ? AND messages > ?)")) {
            long seq = standing.sent() >> PLACE_BITS;
            select.setLong(1, seq);
            select.setLong(2, standing.sent() & PLACES);
            select.setLong(3, bound);
            select.setLong(4, seq);
            select.setLong(5, seq);
            select.setLong(6, standing.sent() & PLACES);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                long messages = found.getLong(1);
                if (messages > 0) {
                    Instant from = Instant.ofEpochMilli(found.getLong(2));
                    Instant to = Instant.ofEpochMilli(found.getLong(3));
                    LOG.warn(
                            "{} log messages from {} to {} are let go before {} got them",
                            messages,
                            from,
                            to,
                            standing.receiver());
                    notices.tell(connection, Notice.logsDropped(standing.receiver(), messages, from, to));
                }
                return messages;
            }
        }
    }

    /** Returns how many messages were let go before a receiver got them, since the program started. */
    long dropped() {
        return dropped.sum();
    }
}
