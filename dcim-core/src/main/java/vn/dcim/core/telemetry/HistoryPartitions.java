package vn.dcim.core.telemetry;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;
import vn.dcim.core.telemetry.block.Blocks;

/**
 * The months of the tables of history: each is a partition, named after the month (UTC), made ahead of time and dropped as a whole
 * when its readings are older than is asked for.
 */
@Singleton
class HistoryPartitions implements ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryPartitions.class);
    private static final int MONTHS_AHEAD = 2;
    private static final Duration EVERY = Duration.ofMinutes(10);

    /** A table of history; @param unitMs what its column of time counts in */
    record Table(String name, long unitMs) {}

    /** Those of all tiers, the newest readings first. */
    static final List<Table> TABLES = List.of(
            new Table("journal", 1),
            new Table("history_hour", Blocks.HOUR_MS),
            new Table("history_axis", Blocks.DAY_MS),
            new Table("history_day", Blocks.DAY_MS));

    private final DataSource dataSource;
    private final Clock clock;
    private final HistoryConfig config;
    private LocalDate lastDrop = LocalDate.MIN;

    HistoryPartitions(DataSource dataSource, DataSourceResolver resolver, Clock clock, HistoryConfig config) {
        this.dataSource = resolver.resolve(dataSource);
        this.clock = clock;
        this.config = config;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("journal-partitions", JobTrigger.every(EVERY, EVERY)).serving("BK11-30.7.a");
    }

    @Override
    public JobResult run(JobRun run) throws SQLException {
        return JobResult.counted("dropped", keepUp());
    }

    /**
     * Makes the months that are missing and, once a day, drops the oldest one that is older than the retention.
     *
     * @return how many partitions were dropped
     */
    synchronized int keepUp() throws SQLException {
        int dropped = 0;
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // why: several processes share one journal, and none may hold up the storing of readings for long
            statement.execute("DO GET_LOCK(CONCAT(DATABASE(), '.journal'), 10)");
            statement.execute("SET SESSION lock_wait_timeout = 10");
            try {
                for (Table table : TABLES) {
                    addMonths(statement, table, YearMonth.from(today));
                }
                if (today.isAfter(lastDrop)) {
                    dropped = dropOldest(statement, YearMonth.from(today));
                    lastDrop = today;
                }
            } finally {
                statement.execute("SET SESSION lock_wait_timeout = DEFAULT");
                statement.execute("DO RELEASE_LOCK(CONCAT(DATABASE(), '.journal'))");
            }
        }
        return dropped;
    }

    private static void addMonths(Statement statement, Table table, YearMonth current) throws SQLException {
        List<Month> existing = months(statement, table);
        long newest = existing.isEmpty() ? Long.MIN_VALUE : existing.getLast().endMs();
        List<Month> missing = new ArrayList<>();
        for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            Month month = Month.of(current.plusMonths(ahead));
            if (month.endMs() > newest) {
                missing.add(month);
            }
        }
        if (!missing.isEmpty()) {
            statement.execute("ALTER TABLE " + table.name() + " REORGANIZE PARTITION future INTO ("
                    + missing.stream().map(month -> month.definition(table)).collect(Collectors.joining(", "))
                    + ", PARTITION future VALUES LESS THAN MAXVALUE)");
        }
    }

    // why: never more than one month a day: a clock that jumps ahead by years must not empty the history
    private int dropOldest(Statement statement, YearMonth current) throws SQLException {
        long keptFrom = startMs(current.minusMonths(config.retentionMonths()));
        Map<Table, Month> oldest = new LinkedHashMap<>();
        for (Table table : TABLES) {
            months(statement, table).stream()
                    .findFirst()
                    .filter(month -> month.endMs() <= keptFrom)
                    .ifPresent(month -> oldest.put(table, month));
        }
        long first = oldest.values().stream().mapToLong(Month::endMs).min().orElse(0);
        oldest.values().removeIf(month -> month.endMs() > first);
        for (var entry : oldest.entrySet()) {
            statement.execute("ALTER TABLE " + entry.getKey().name() + " DROP PARTITION "
                    + entry.getValue().name());
        }
        if (!oldest.isEmpty()) {
            LOG.info(
                    "Dropped readings before {}: older than {} months",
                    Instant.ofEpochMilli(first),
                    config.retentionMonths());
        }
        return oldest.size();
    }

    private static List<Month> months(Statement statement, Table table) throws SQLException {
        List<Month> months = new ArrayList<>();
        try (var rows =
                statement.executeQuery("SELECT partition_name, partition_description FROM information_schema.partitions"
                        + " WHERE table_schema = DATABASE() AND table_name = '" + table.name()
                        + "' AND partition_name <> 'future' ORDER BY partition_ordinal_position")) {
            while (rows.next()) {
                months.add(new Month(rows.getString(1), rows.getLong(2) * table.unitMs()));
            }
        }
        return months;
    }

    private static long startMs(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /**
     * One partition.
     *
     * @param endMs the first millisecond after it
     */
    private record Month(String name, long endMs) {

        static Month of(YearMonth month) {
            return new Month(
                    String.format(Locale.ROOT, "m%04d%02d", month.getYear(), month.getMonthValue()),
                    startMs(month.plusMonths(1)));
        }

        String definition(Table table) {
            return "PARTITION " + name + " VALUES LESS THAN (" + endMs / table.unitMs() + ")";
        }
    }
}
