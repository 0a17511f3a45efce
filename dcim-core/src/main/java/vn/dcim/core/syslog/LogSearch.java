package vn.dcim.core.syslog;

import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.commons.collections4.bloomfilter.Hasher;

/**
 * Finds messages, the newest first. Rows are opened in the order of their newest message, those only whose {@linkplain LogFilter filter}
 * lets the words be in them, and no further than the wanted number of finds asks for: a find is certain once all rows that are left are
 * older.
 */
@Singleton
@Requires(property = "datasources.default.url")
public class LogSearch {

    /** Those of one millisecond stay together on a page, up to so many times what was asked for. */
    private static final int MOST_TIMES = 10;

    private static final int FILTERS_AT_ONCE = 100;

    private final DataSource dataSource;
    private final LogRows rows;
    private final LogConfig config;

    LogSearch(DataSource dataSource, DataSourceResolver resolver, LogRows rows, LogConfig config) {
        this.dataSource = resolver.resolve(dataSource);
        this.rows = rows;
        this.config = config;
    }

    /**
     * Searches for about as many messages as wanted, for as long as {@code dcim.logs.search} allows.
     *
     * @param wanted how many; a few more where several arrived in the last one's millisecond
     */
    public LogPage find(LogQuery query, int wanted) {
        long until = System.nanoTime() + config.search().toNanos();
        try (Connection connection = dataSource.getConnection()) {
            return new Search(query, wanted, until).in(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("log messages cannot be searched", e);
        }
    }

    /** One search. */
    private final class Search {

        private final LogQuery query;
        private final int wanted;
        private final long until;
        private final List<LogWord> words;
        /** What a block must hold to hold the words; empty where nothing can be told of them without opening it. */
        private final List<Hasher> terms;

        private final long fromMs;
        private final long toMs;
        /** The oldest on top; never more than the wanted number, but for those of the top's millisecond. */
        private final PriorityQueue<StoredLog> found = new PriorityQueue<>(
                Comparator.comparing((StoredLog log) -> log.message().receivedAt()));

        private long searched;

        Search(LogQuery query, int wanted, long until) {
            this.query = query;
            this.wanted = wanted;
            this.until = until;
            this.words = query.words().stream().map(LogWord::new).toList();
            this.terms = words.stream().flatMap(word -> word.terms().stream()).toList();
            this.fromMs = query.from().toEpochMilli();
            this.toMs = query.to().toEpochMilli();
        }

        LogPage in(Connection connection) throws SQLException {
            // why: a consistent picture: what moves on from arrivals into blocks meanwhile is neither missed nor found
            // twice
            connection.setAutoCommit(false);
            try {
                List<LogRows.Row> all = new ArrayList<>(rows.arrivals(connection, fromMs, toMs));
                all.addAll(rows.blocks(connection, query));
                all.sort(Comparator.comparingLong(LogRows.Row::toMs).reversed());
                Set<LogRows.Row> likely = Set.of();
                for (int i = 0; i < all.size(); i++) {
                    LogRows.Row row = all.get(i);
                    if (isFull() && oldest() > row.toMs()) {
                        return page(oldest(), false);
                    }
                    // why: one row at least, or a slow machine would never get on
                    if (searched > 0 && System.nanoTime() > until) {
                        return page(Math.max(row.toMs() + 1, isFull() ? oldest() : fromMs), false);
                    }
                    if (!terms.isEmpty() && i % FILTERS_AT_ONCE == 0) {
                        likely = rows.mayHold(
                                connection, all.subList(i, Math.min(all.size(), i + FILTERS_AT_ONCE)), terms);
                    }
                    LogBlock block = terms.isEmpty() || likely.contains(row) ? rows.readIfWhole(connection, row) : null;
                    if (block != null) {
                        look(block);
                    }
                    searched += row.messages();
                }
                return isFull() && cut ? page(oldest(), false) : page(fromMs, true);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        private boolean cut;

        private void look(LogBlock block) {
            LogBlock.Finder finder = block.finder(words);
            for (int place = 0; place < block.count(); place++) {
                long at = block.receivedMs(place);
                if (at >= fromMs
                        && at < toMs
                        && block.severity(place) <= query.leastSeverity()
                        && query.wants(block.sourceId(place))
                        && (!isFull() || at >= oldest())
                        && finder.fits(place)) {
                    found.add(block.log(place));
                    shorten();
                }
            }
        }

        /** Lets go the oldest where all of their millisecond are beyond what is wanted. */
        private void shorten() {
            if (found.size() <= wanted) {
                return;
            }
            long at = oldest();
            long alike = found.stream()
                    .filter(log -> log.message().receivedAt().toEpochMilli() == at)
                    .count();
            if (found.size() - alike >= wanted || found.size() > wanted * MOST_TIMES) {
                found.removeIf(log -> log.message().receivedAt().toEpochMilli() == at);
                cut = true;
            }
        }

        private boolean isFull() {
            return found.size() >= wanted;
        }

        private long oldest() {
            return found.element().message().receivedAt().toEpochMilli();
        }

        private LogPage page(long reachedMs, boolean isComplete) {
            return new LogPage(
                    found.stream()
                            .filter(log -> log.message().receivedAt().toEpochMilli() >= reachedMs)
                            .sorted(Comparator.comparing(
                                            (StoredLog log) -> log.message().receivedAt())
                                    .reversed())
                            .toList(),
                    Instant.ofEpochMilli(reachedMs),
                    isComplete,
                    searched);
        }
    }
}
