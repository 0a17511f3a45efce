package vn.dcim.core.forecast;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.power.Meters;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;
import vn.dcim.core.telemetry.History;

/**
 * Keeps the greatest power of each device and day. Three months of readings of a centre are millions of rows of the journal: they are
 * read once, in the background, and a forecast asks for a row a day.
 */
@Singleton
@Requires(property = "datasources.default.url")
public class DailyPeaks implements ScheduledJob {

    /** How far back peaks are made where there are none yet. */
    static final int DAYS = 90;

    private static final int AT_ONCE = 15;
    private static final Set<DeviceClass> OF_POWER = EnumSet.of(
            DeviceClass.UPS,
            DeviceClass.DC_POWER,
            DeviceClass.GENERATOR,
            DeviceClass.ATS,
            DeviceClass.PDU,
            DeviceClass.METER);

    private final DeviceRepository devices;
    private final PointRepository points;
    private final History history;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    DailyPeaks(
            DeviceRepository devices,
            PointRepository points,
            History history,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.devices = devices;
        this.points = points;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("daily-peaks", JobTrigger.every(Duration.ofHours(1), Duration.ofMinutes(3)));
    }

    @Override
    public JobResult run(JobRun run) {
        return JobResult.counted("days", keepUp(run));
    }

    /** Adds the days that are over; the newest that is known is made again, since what came late may belong to it. */
    public void keepUp() {
        keepUp(JobRun.unrecorded(clock.instant()));
    }

    private long keepUp(JobRun run) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        LocalDate earliest = today.minusDays(DAYS);
        LocalDate newest = newest();
        Map<Long, List<Point>> meters = meters();
        LocalDate from = newest == null || newest.isBefore(earliest) ? earliest : newest;
        int days = meters.isEmpty() ? 0 : Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(from, today)));
        while (from.isBefore(today) && !meters.isEmpty()) {
            LocalDate until = from.plusDays(AT_ONCE).isBefore(today) ? from.plusDays(AT_ONCE) : today;
            store(fold(meters, from, until));
            from = until;
            run.progress(days - Math.toIntExact(ChronoUnit.DAYS.between(from, today)), days);
        }
        return days;
    }

    private Map<Long, List<Point>> meters() {
        Map<Long, Device> listed = devices.findListed().stream()
                .filter(device -> OF_POWER.contains(device.deviceClass()))
                .collect(Collectors.toMap(Device::id, Function.identity()));
        if (listed.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Point>> meters = new HashMap<>();
        points.findByDeviceIdIn(listed.keySet()).stream()
                .collect(Collectors.groupingBy(Point::deviceId))
                .forEach((id, offered) -> {
                    List<Point> power = Meters.ofPower(listed.get(id), offered);
                    if (!power.isEmpty()) {
                        meters.put(id, power);
                    }
                });
        return meters;
    }

    private List<DailyPeak> fold(Map<Long, List<Point>> meters, LocalDate from, LocalDate until) {
        Map<Long, PeakFold> folds = new HashMap<>();
        Map<Long, PeakFold> byPoint = new HashMap<>();
        meters.forEach((device, parts) -> {
            PeakFold fold = new PeakFold(parts.size());
            folds.put(device, fold);
            parts.forEach(point -> byPoint.put(point.id(), fold));
        });
        history.raw(byPoint.keySet(), start(from), start(until), reading -> byPoint.get(reading.pointId())
                .add(reading));
        List<DailyPeak> peaks = new ArrayList<>();
        folds.forEach((device, fold) -> fold.finish()
                .forEach((day, peak) -> peaks.add(new DailyPeak(device, day, peak.watts(), peak.samples()))));
        return peaks;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(CentreTime.ZONE).toInstant();
    }

    private LocalDate newest() {
        return read("SELECT MAX(day) FROM daily_peak", List.of(), row -> row.getObject(1, LocalDate.class))
                .getFirst();
    }

    /** Returns the peaks of all devices from a day on, oldest first. */
    List<DailyPeak> since(LocalDate day) {
        return read(
                "SELECT device_id, day, watts, samples FROM daily_peak WHERE day >= ? ORDER BY day",
                List.of(day),
                row -> new DailyPeak(
                        row.getLong(1), row.getObject(2, LocalDate.class), row.getDouble(3), row.getInt(4)));
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, Collection<?> parameters, Row<T> each) {
        return transactions.executeRead(status -> {
            try (PreparedStatement select = status.getConnection().prepareStatement(query)) {
                int at = 0;
                for (Object parameter : parameters) {
                    select.setObject(++at, parameter);
                }
                List<T> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(each.of(rows));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new DataAccessException("the peaks of days cannot be read", e);
            }
        });
    }

    private void store(List<DailyPeak> peaks) {
        if (peaks.isEmpty()) {
            return;
        }
        transactions.executeWrite(status -> {
            try (PreparedStatement insert = status.getConnection()
                    .prepareStatement("INSERT INTO daily_peak (device_id, day, watts, samples) VALUES (?, ?, ?, ?)"
                            + " ON DUPLICATE KEY UPDATE watts = VALUES(watts), samples = VALUES(samples)")) {
                for (DailyPeak peak : peaks) {
                    insert.setLong(1, peak.deviceId());
                    insert.setObject(2, peak.day());
                    insert.setDouble(3, peak.watts());
                    insert.setInt(4, peak.samples());
                    insert.addBatch();
                }
                return insert.executeBatch();
            } catch (SQLException e) {
                throw new DataAccessException("the peaks of days cannot be kept", e);
            }
        });
    }
}
