package vn.dcim.core.telemetry;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.telemetry.block.Blocks;
import vn.dcim.core.telemetry.block.Column;
import vn.dcim.core.telemetry.block.Columns;
import vn.dcim.core.telemetry.block.QualityCode;

/** History in its tiers: what was just read in the journal, the hours before in a block each, days in a block for each point. */
@Singleton
final class TieredHistory implements History {

    /** So many days are in memory at once: of one point some 100 kB, of a whole device some MB. */
    private static final int DAYS_AT_ONCE = 32;

    /** Of a longer period it is asked first which days there are. */
    private static final int LONG_DAYS = 400;

    private final DataSource dataSource;
    private final Journal journal;
    private final Blocks blocks;
    private final HistoryPartitions partitions;

    TieredHistory(
            DataSource dataSource,
            DataSourceResolver resolver,
            Journal journal,
            Blocks blocks,
            HistoryPartitions partitions) {
        this.dataSource = resolver.resolve(dataSource);
        this.journal = journal;
        this.blocks = blocks;
        this.partitions = partitions;
    }

    @PostConstruct
    void prepare() throws SQLException {
        partitions.keepUp();
    }

    @Override
    public List<Boolean> append(Connection connection, List<Entry> entries) throws SQLException {
        return journal.append(connection, entries);
    }

    @Override
    public boolean holds(Connection connection, long deviceId, long fingerprint, Instant since) throws SQLException {
        return journal.holds(connection, deviceId, fingerprint, since);
    }

    @Override
    public void raw(Collection<Long> pointIds, Instant from, Instant to, Consumer<Reading> each) {
        scan(pointIds, from, to, columns -> inOrderOfTime(columns, from, to, each));
    }

    private static void inOrderOfTime(Map<Long, Column> columns, Instant from, Instant to, Consumer<Reading> each) {
        var heads = new PriorityQueue<Head>();
        columns.forEach((pointId, column) -> {
            var head = new Head(
                    pointId, column, column.indexFrom(from.toEpochMilli()), column.indexFrom(to.toEpochMilli()));
            // why: one with nothing to read has no instant that it could be ordered by
            if (head.hasNext()) {
                heads.add(head);
            }
        });
        while (!heads.isEmpty()) {
            Head head = heads.poll();
            each.accept(head.next());
            if (head.hasNext()) {
                heads.add(head);
            }
        }
    }

    /** Where the reading of one column is. */
    private static final class Head implements Comparable<Head> {

        private final long pointId;
        private final Column column;
        private final int end;
        private int index;

        Head(long pointId, Column column, int index, int end) {
            this.pointId = pointId;
            this.column = column;
            this.index = index;
            this.end = end;
        }

        boolean hasNext() {
            return index < end;
        }

        Reading next() {
            var reading = new Reading(
                    pointId,
                    Instant.ofEpochMilli(column.at(index)),
                    column.value(index),
                    QualityCode.quality(column.quality(index)));
            index++;
            return reading;
        }

        @Override
        public int compareTo(Head other) {
            int byTime = Long.compare(column.at(index), other.column.at(other.index));
            return byTime != 0 ? byTime : Long.compare(pointId, other.pointId);
        }
    }

    @Override
    public Map<Long, List<Bucket>> buckets(Collection<Long> pointIds, Instant from, Instant to, Duration step) {
        if (step.toMillis() <= 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "step", step, "a positive duration");
        }
        Map<Long, BucketBuilder> builders = new HashMap<>();
        pointIds.forEach(pointId -> builders.put(pointId, new BucketBuilder(from, step.toMillis())));
        scan(
                pointIds,
                from,
                to,
                columns -> columns.forEach((pointId, column) -> builders.get(pointId)
                        .add(column, column.indexFrom(from.toEpochMilli()), column.indexFrom(to.toEpochMilli()))));
        return builders.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .finish()));
    }

    @Override
    public Summary summary(long pointId, Instant from, Instant to, Duration longest) {
        var builder = new SummaryBuilder(from.toEpochMilli(), to.toEpochMilli(), longest.toMillis());
        scan(List.of(pointId), from.minus(longest), to, columns -> builder.add(columns.get(pointId)));
        return builder.finish();
    }

    /** Takes the readings of one device and day, by point. Some may lie outside of the period that was asked for. */
    @FunctionalInterface
    private interface DayVisitor {
        void day(Map<Long, Column> columns);
    }

    private void scan(Collection<Long> pointIds, Instant from, Instant to, DayVisitor visitor) {
        if (pointIds.isEmpty() || !from.isBefore(to)) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            // why: readings move from the journal into blocks meanwhile; one look at all of them misses and doubles
            // none
            connection.setAutoCommit(false);
            try {
                for (var device : byDevice(connection, pointIds).entrySet()) {
                    scan(
                            connection,
                            device.getKey(),
                            device.getValue(),
                            from.toEpochMilli(),
                            to.toEpochMilli(),
                            visitor);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DcimException(
                    e, ErrorCode.DATABASE_UNAVAILABLE, "history", e.getMessage(), "check the database and try again");
        }
    }

    /** Returns the points of each device, ascending. */
    private static NavigableMap<Long, long[]> byDevice(Connection connection, Collection<Long> pointIds)
            throws SQLException {
        String ids = pointIds.stream().map(String::valueOf).collect(Collectors.joining(", "));
        NavigableMap<Long, long[]> points = new TreeMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT device_id, id FROM point WHERE id IN (" + ids + ") ORDER BY device_id, id")) {
            while (rows.next()) {
                points.merge(rows.getLong(1), new long[] {rows.getLong(2)}, TieredHistory::joined);
            }
        }
        return points;
    }

    private static long[] joined(long[] some, long[] more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private void scan(Connection connection, long deviceId, long[] wanted, long fromMs, long toMs, DayVisitor visitor)
            throws SQLException {
        int begin = day(fromMs);
        int end = day(toMs - 1) + 1;
        if (end - begin > LONG_DAYS) {
            Optional<Blocks.Days> kept = Blocks.kept(connection, deviceId);
            begin = Math.max(begin, kept.map(Blocks.Days::first).orElse(end));
            end = Math.min(end, kept.map(days -> days.last() + 1).orElse(begin));
        }
        OptionalLong oldest = journal.oldest(connection, deviceId, fromMs, toMs);
        for (int first = begin; first < end; first += DAYS_AT_ONCE) {
            int next = Math.min(end, first + DAYS_AT_ONCE);
            var days = blocks.days(connection, deviceId, wanted, first, next);
            var hours = blocks.hours(
                    connection,
                    deviceId,
                    wanted,
                    hour(Math.max(fromMs, first * Blocks.DAY_MS)),
                    hour(Math.min(toMs, next * Blocks.DAY_MS) - 1) + 1);
            for (int day = first; day < next; day++) {
                Map<Long, Column> columns = days.getOrDefault(day, Map.of());
                for (var ofHour : hours.subMap(day * 24, (day + 1) * 24).values()) {
                    columns = Columns.merged(columns, ofHour);
                }
                if (oldest.isPresent() && day >= day(oldest.getAsLong())) {
                    columns = Columns.merged(columns, unsealed(connection, deviceId, wanted, day, fromMs, toMs));
                }
                if (!columns.isEmpty()) {
                    visitor.day(columns);
                }
            }
        }
    }

    private Map<Long, Column> unsealed(
            Connection connection, long deviceId, long[] wanted, int day, long fromMs, long toMs) throws SQLException {
        return journal.read(
                connection,
                deviceId,
                pointId -> Arrays.binarySearch(wanted, pointId) >= 0,
                Math.max(fromMs, day * Blocks.DAY_MS),
                Math.min(toMs, (day + 1) * Blocks.DAY_MS));
    }

    private static int hour(long atMs) {
        return Math.toIntExact(Math.floorDiv(atMs, Blocks.HOUR_MS));
    }

    private static int day(long atMs) {
        return Math.toIntExact(Math.floorDiv(atMs, Blocks.DAY_MS));
    }
}
