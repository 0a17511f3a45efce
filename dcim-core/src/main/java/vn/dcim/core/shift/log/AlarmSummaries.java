package vn.dcim.core.shift.log;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.alarm.AlarmTexts;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;

/**
 * The lines that the program writes into the log book: what alarms did within a time, as their transitions tell. They are found anew
 * whenever they are asked for, so that no alarm can flood the book, and none is counted on both sides of a border.
 */
@Singleton
public class AlarmSummaries {

    // why: what is suppressed stands as a count beside its root
    private static final String ROOTS = "SELECT a.id, a.device_id, a.point_id, a.rule, a.priority, a.raised_at,"
            + " COALESCE((SELECT MAX(t.at) FROM alarm_transition t WHERE t.alarm_id = a.id AND t.action = 'RAISE' AND t.at < ?),"
            + " a.raised_at) AS last_raised,"
            + " (SELECT MAX(t.at) FROM alarm_transition t WHERE t.alarm_id = a.id AND t.action = 'RETURN' AND t.at < ?) AS returned,"
            + " CASE WHEN a.closed_at < ? THEN a.closed_at END AS closed,"
            + " (SELECT COUNT(*) FROM alarm_transition t WHERE t.alarm_id = a.id AND t.action = 'RAISE' AND t.at >= ? AND t.at < ?)"
            + " AS times,"
            + " (SELECT COUNT(*) FROM alarm c WHERE c.root_id = a.id AND c.raised_at < ?) AS consequences"
            + " FROM alarm a WHERE a.root_id IS NULL AND a.raised_at < ? AND (a.closed_at IS NULL OR a.closed_at >= ?)";

    private final JdbcOperations jdbc;
    private final AlarmTexts texts;
    private final DeviceRepository devices;
    private final PointRepository points;

    AlarmSummaries(JdbcOperations jdbc, AlarmTexts texts, DeviceRepository devices, PointRepository points) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.devices = devices;
        this.points = points;
    }

    /** Returns a line for each condition that was there from one instant up to but without another. */
    @Transactional(readOnly = true)
    public List<AlarmSummary> between(Instant from, Instant to) {
        return jdbc.prepareStatement(ROOTS, statement -> {
            setAll(statement, to, to, to, from, to, to, to, from);
            try (ResultSet rows = statement.executeQuery()) {
                List<AlarmSummary.Piece> pieces = new ArrayList<>();
                while (rows.next()) {
                    pieces.add(piece(rows));
                }
                return AlarmSummary.of(pieces.stream()
                        // why: what went before the time and was only seen within it did nothing then
                        .filter(piece ->
                                piece.endsAt() == null || !piece.endsAt().isBefore(from))
                        .toList());
            }
        });
    }

    /** Returns what puts lines into words: the device, and what was wrong with it. */
    public Function<AlarmSummary, Named> named(Locale locale) {
        Map<Long, String> names = StreamSupport.stream(devices.findAll().spliterator(), false)
                .collect(Collectors.toMap(Device::id, Device::name));
        return line -> {
            Point point = points.findById(line.pointId()).orElse(null);
            return new Named(
                    names.getOrDefault(line.deviceId(), "#" + line.deviceId()),
                    point == null
                            ? line.rule()
                            : texts.of(line.rule(), point, locale).title());
        };
    }

    /** A line in words. */
    public record Named(String device, String title) {}

    private static AlarmSummary.Piece piece(ResultSet row) throws SQLException {
        return new AlarmSummary.Piece(
                row.getLong("id"),
                row.getLong("device_id"),
                row.getLong("point_id"),
                row.getString("rule"),
                AlarmPriority.valueOf(row.getString("priority")),
                instant(row, "raised_at"),
                instant(row, "last_raised"),
                instant(row, "returned"),
                instant(row, "closed"),
                row.getInt("times"),
                row.getInt("consequences"));
    }

    private static void setAll(PreparedStatement statement, Instant... instants) throws SQLException {
        for (int i = 0; i < instants.length; i++) {
            statement.setObject(i + 1, LocalDateTime.ofInstant(instants[i], ZoneOffset.UTC));
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
