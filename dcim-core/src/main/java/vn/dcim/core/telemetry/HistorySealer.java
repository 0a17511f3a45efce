package vn.dcim.core.telemetry;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.telemetry.block.Blocks;
import vn.dcim.core.telemetry.block.Column;
import vn.dcim.core.telemetry.block.Columns;
import vn.dcim.core.telemetry.block.DamagedBlock;

/**
 * Moves readings on: out of the journal into blocks of an hour, and from there into blocks of a day. A reading that comes late finds its
 * place: what is sealed already is opened, and sealed with it. Each step of one device is a transaction, after which a reading is in
 * one place or in the other.
 */
@Singleton
public class HistorySealer {

    private static final Logger LOG = LoggerFactory.getLogger(HistorySealer.class);

    /** How often a step is tried while others write into the same hour. */
    private static final int TRIES = 5;

    private final DataSource dataSource;
    private final Journal journal;
    private final Blocks blocks;
    private final HistoryConfig config;
    private final Clock clock;
    private final LongAdder sealed = new LongAdder();
    private final LongAdder merged = new LongAdder();

    HistorySealer(
            DataSource dataSource,
            DataSourceResolver resolver,
            Journal journal,
            Blocks blocks,
            HistoryConfig config,
            Clock clock) {
        this.dataSource = resolver.resolve(dataSource);
        this.journal = journal;
        this.blocks = blocks;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What came of moving readings on.
     *
     * @param steps how many hours or days of devices were moved
     * @param damaged what stays where it is, and why
     */
    public record Outcome(int steps, List<String> damaged) {

        public Outcome {
            damaged = List.copyOf(damaged);
        }
    }

    /** Returns how many readings went from the journal into blocks since the program started. */
    public long sealed() {
        return sealed.sum();
    }

    /** Returns how many readings went into blocks of a day since the program started. */
    public long merged() {
        return merged.sum();
    }

    /**
     * Seals every hour that is over long enough.
     *
     * @param isGoingOn asked before each step; what is left when it says no is done next time
     */
    public Outcome sealHours(BooleanSupplier isGoingOn) throws SQLException {
        long before = hourStart(clock.instant().minus(config.sealAfter()));
        int steps = 0;
        List<String> damaged = new ArrayList<>();
        for (var device : waiting(before).entrySet()) {
            long next = device.getValue();
            while (next < before && isGoingOn.getAsBoolean()) {
                int hour = Math.toIntExact(next / Blocks.HOUR_MS);
                steps += sealHour(device.getKey(), hour, damaged);
                next = oldestFrom(device.getKey(), (hour + 1) * Blocks.HOUR_MS, before);
            }
        }
        return new Outcome(steps, damaged);
    }

    private static long hourStart(Instant instant) {
        return instant.toEpochMilli() / Blocks.HOUR_MS * Blocks.HOUR_MS;
    }

    private Map<Long, Long> waiting(long beforeMs) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return journal.waiting(connection, beforeMs);
        }
    }

    private long oldestFrom(long deviceId, long fromMs, long beforeMs) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return journal.oldest(connection, deviceId, fromMs, beforeMs).orElse(Long.MAX_VALUE);
        }
    }

    private int sealHour(long deviceId, int hour, List<String> damaged) throws SQLException {
        return step("hour " + hour, deviceId, damaged, connection -> {
            long fromMs = hour * Blocks.HOUR_MS;
            long toMs = fromMs + Blocks.HOUR_MS;
            Map<Long, Column> before =
                    blocks.wholeHours(connection, deviceId, hour, hour + 1).columns();
            Journal.Rows rows = journal.readWhole(connection, deviceId, fromMs, toMs);
            if (!rows.columns().isEmpty()) {
                blocks.putHour(connection, deviceId, hour, Columns.merged(before, rows.columns()));
            }
            // why: a row that was stored after this transaction looked is removed here without having been read
            if (journal.remove(connection, deviceId, fromMs, toMs) != rows.count()) {
                return false;
            }
            sealed.add(size(rows.columns()));
            return true;
        });
    }

    /**
     * Merges the hours of every day that is over long enough into blocks of a day.
     *
     * @param isGoingOn as in {@link #sealHours}
     */
    public Outcome mergeDays(BooleanSupplier isGoingOn) throws SQLException {
        int before = Math.toIntExact(clock.instant().minus(config.mergeAfter()).toEpochMilli() / Blocks.DAY_MS);
        int steps = 0;
        List<String> damaged = new ArrayList<>();
        for (DeviceDay one : days(before)) {
            if (isGoingOn.getAsBoolean()) {
                steps += mergeDay(one.deviceId(), one.day(), damaged);
            }
        }
        return new Outcome(steps, damaged);
    }

    private record DeviceDay(long deviceId, int day) {}

    private List<DeviceDay> days(int before) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT DISTINCT hour DIV 24 AS day, device_id FROM history_hour WHERE hour < ? ORDER BY day, device_id")) {
            select.setInt(1, before * 24);
            List<DeviceDay> days = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    days.add(new DeviceDay(rows.getLong(2), rows.getInt(1)));
                }
            }
            return days;
        }
    }

    private int mergeDay(long deviceId, int day, List<String> damaged) throws SQLException {
        return step("day " + day, deviceId, damaged, connection -> {
            Blocks.Whole hours = blocks.wholeHours(connection, deviceId, day * 24, (day + 1) * 24);
            if (!hours.columns().isEmpty()) {
                Map<Long, Column> before = blocks.wholeDay(connection, deviceId, day);
                blocks.putDay(connection, deviceId, day, Columns.merged(before, hours.columns()));
            }
            // why: as with the journal, an hour that another node has sealed meanwhile has not been read
            if (blocks.dropHours(connection, deviceId, day) != hours.blocks()) {
                return false;
            }
            merged.add(size(hours.columns()));
            return true;
        });
    }

    private static long size(Map<Long, Column> columns) {
        return columns.values().stream().mapToLong(Column::size).sum();
    }

    /** What one transaction does; false: it is to be undone, and tried again. */
    @FunctionalInterface
    private interface Step {
        boolean in(Connection connection) throws SQLException, DamagedBlock;
    }

    private int step(String what, long deviceId, List<String> damaged, Step step) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            // why: with the usual isolation a range that was looked at would hold up those who store into it
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try {
                for (int tried = 0; tried < TRIES; tried++) {
                    if (step.in(connection)) {
                        connection.commit();
                        return 1;
                    }
                    connection.rollback();
                }
                LOG.warn(
                        "History of device {}, {}, is being written to all the time; it is sealed later",
                        deviceId,
                        what);
                return 0;
            } catch (DamagedBlock e) {
                damaged.add("device " + deviceId + ", " + what + ": " + e.getMessage());
                return 0;
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(true);
            }
        }
    }
}
