package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditNote;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.node.DeviceChanges;

/** What people want to be different from the rule files on single devices; who, when and why is kept for ever. */
@Singleton
public class AlarmOverrides {

    private static final String COLUMNS =
            "id, device_id, rule, enabled, low, high, deadband, on_delay_ms, off_delay_ms,"
                    + " priority, actor, reason, at";

    private final DataSource dataSource;
    private final DeviceRegistry devices;
    private final AlarmRules rules;
    private final AlarmMemory memory;
    private final DeviceChanges deviceChanges;
    private final AuditLog audit;
    private final Clock clock;

    AlarmOverrides(
            DataSource dataSource,
            DataSourceResolver resolver,
            DeviceRegistry devices,
            AlarmRules rules,
            AlarmMemory memory,
            DeviceChanges deviceChanges,
            AuditLog audit,
            Clock clock) {
        this.dataSource = resolver.resolve(dataSource);
        this.devices = devices;
        this.rules = rules;
        this.memory = memory;
        this.deviceChanges = deviceChanges;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to be different; null keeps what the rule's file says.
     *
     * @param low the lower limit, in the point's unit, as are {@code high} and {@code deadband}
     */
    public record Wish(
            @Nullable Boolean enabled,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double deadband,
            @Nullable Duration onDelay,
            @Nullable Duration offDelay,
            @Nullable AlarmPriority priority) {

        /** As the file says. */
        public static final Wish NONE = new Wish(null, null, null, null, null, null, null);
    }

    /**
     * Sets what is different on a device from now on; the latest readings are judged anew within a second. Another priority
     * counts from the next alarm on.
     *
     * @throws DcimException NOT_FOUND for a device or a rule, INVALID_VALUE for a blank reason, a number that is none, a negative
     *     deadband or delay, or limits the wrong way round
     */
    public AlarmOverride set(long deviceId, String rule, Wish wish, String actor, String reason) {
        Device device = devices.get(deviceId);
        AlarmRule file = rules.find(rule).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "alarm rule", rule));
        check(file, wish);
        if (reason.isBlank()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", reason, "why the rule is to differ here");
        }
        AlarmOverride override = new AlarmOverride(
                0,
                deviceId,
                rule,
                wish.enabled(),
                wish.low(),
                wish.high(),
                wish.deadband(),
                wish.onDelay(),
                wish.offDelay(),
                wish.priority(),
                actor,
                reason.strip(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        long id = store(override, device, file);
        memory.reload(deviceId);
        deviceChanges.note(deviceId);
        return override.withId(id);
    }

    /** Returns all that was ever set on a device, newest first. */
    public List<AlarmOverride> history(long deviceId) {
        return select("WHERE device_id = ? ORDER BY id DESC", deviceId);
    }

    /**
     * A rule as it applies to a point, overrides included.
     *
     * @param low lower limit in the point's unit, or null
     * @param high upper limit in the point's unit, or how much or how often where the rule counts; or null
     */
    public record InForce(
            String rule,
            AlarmPriority priority,
            @Nullable Double low,
            @Nullable Double high,
            Duration onDelay,
            Duration offDelay) {}

    /** Returns the rules that are in force at a point: what a chart draws as limits and a page lists. */
    public List<InForce> rulesOf(long pointId) {
        memory.lock.lock();
        try {
            return Arrays.stream(memory.watches().of(pointId))
                    .map(Watch::rule)
                    .map(rule -> new InForce(
                            rule.id(),
                            rule.priority(),
                            rule.condition().low(),
                            rule.condition().high(),
                            rule.onDelay(),
                            rule.offDelay()))
                    .toList();
        } finally {
            memory.lock.unlock();
        }
    }

    /** Returns what is in force, by device and rule. */
    static Map<Long, Map<String, AlarmOverride>> inForce(Connection connection) throws SQLException {
        Map<Long, Map<String, AlarmOverride>> found = new HashMap<>();
        for (AlarmOverride override : select(connection, "ORDER BY id")) {
            found.computeIfAbsent(override.deviceId(), _ -> new HashMap<>()).put(override.rule(), override);
        }
        return found;
    }

    private static void check(AlarmRule rule, Wish wish) {
        for (Double number : Arrays.asList(wish.low(), wish.high(), wish.deadband())) {
            if (number != null && !Double.isFinite(number)) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "limit", number, "a number");
            }
        }
        if (wish.deadband() != null && wish.deadband() < 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "deadband", wish.deadband(), "0 or more");
        }
        for (Duration delay : Arrays.asList(wish.onDelay(), wish.offDelay())) {
            if (delay != null && delay.isNegative()) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "delay", delay, "0 or more");
            }
        }
        if (rule.condition().with(wish.low(), wish.high(), wish.deadband()) instanceof Condition.Outside limits
                && limits.low() != null
                && limits.high() != null
                && limits.low() >= limits.high()) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "low", limits.low(), "a limit below the upper one, " + limits.high());
        }
    }

    private long store(AlarmOverride override, Device device, AlarmRule file) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            AlarmOverride before = select(
                            connection,
                            "WHERE device_id = ? AND rule = ? ORDER BY id DESC LIMIT 1",
                            override.deviceId(),
                            override.rule())
                    .stream()
                    .findFirst()
                    .orElse(null);
            long id = insert(connection, override);
            audit.record(connection, List.of(note(override, before, device, file)));
            connection.commit();
            return id;
        } catch (SQLException e) {
            throw new DataAccessException("the override of " + override.rule() + " cannot be stored", e);
        }
    }

    private static AuditNote note(
            AlarmOverride override, @Nullable AlarmOverride before, Device device, AlarmRule file) {
        return new AuditNote(
                override.actor(),
                "alarm-rule.change",
                "device:" + device.id() + " " + device.name() + " " + override.rule(),
                told(file, before),
                told(file, override),
                override.reason());
    }

    /** A rule as it stands with an override, in words of its file. */
    private static String told(AlarmRule file, @Nullable AlarmOverride override) {
        AlarmRule rule = override == null ? file : file.with(override);
        Condition condition = rule.condition();
        return "enabled=%s low=%s high=%s deadband=%s on-delay=%s off-delay=%s priority=%s"
                .formatted(
                        override == null || !override.disables(),
                        told(condition.low()),
                        told(condition.high()),
                        told(condition instanceof Condition.Outside limits ? limits.deadband() : null),
                        rule.onDelay(),
                        rule.offDelay(),
                        rule.priority().name().toLowerCase(Locale.ROOT));
    }

    private static String told(@Nullable Double number) {
        return number == null
                ? "-"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static long insert(Connection connection, AlarmOverride override) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO alarm_override (" + COLUMNS.substring("id, ".length())
                        + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                Statement.RETURN_GENERATED_KEYS)) {
            AlarmRows.setAll(
                    insert,
                    Arrays.asList(
                            override.deviceId(),
                            override.rule(),
                            override.enabled(),
                            override.low(),
                            override.high(),
                            override.deadband(),
                            override.onDelay() == null
                                    ? null
                                    : override.onDelay().toMillis(),
                            override.offDelay() == null
                                    ? null
                                    : override.offDelay().toMillis(),
                            override.priority() == null
                                    ? null
                                    : override.priority().name(),
                            override.actor(),
                            override.reason(),
                            override.at()));
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private List<AlarmOverride> select(String where, Object... arguments) {
        try (Connection connection = dataSource.getConnection()) {
            return select(connection, where, arguments);
        } catch (SQLException e) {
            throw new DataAccessException("alarm overrides cannot be read", e);
        }
    }

    private static List<AlarmOverride> select(Connection connection, String where, Object... arguments)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM alarm_override " + where)) {
            AlarmRows.setAll(select, List.of(arguments));
            try (ResultSet rows = select.executeQuery()) {
                List<AlarmOverride> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(override(rows));
                }
                return found;
            }
        }
    }

    private static AlarmOverride override(ResultSet row) throws SQLException {
        boolean enabled = row.getBoolean("enabled");
        Boolean switched = row.wasNull() ? null : enabled;
        String priority = row.getString("priority");
        return new AlarmOverride(
                row.getLong("id"),
                row.getLong("device_id"),
                row.getString("rule"),
                switched,
                AlarmRows.number(row, "low"),
                AlarmRows.number(row, "high"),
                AlarmRows.number(row, "deadband"),
                delay(row, "on_delay_ms"),
                delay(row, "off_delay_ms"),
                priority == null ? null : AlarmPriority.valueOf(priority),
                row.getString("actor"),
                row.getString("reason"),
                AlarmRows.instant(row, "at"));
    }

    private static @Nullable Duration delay(ResultSet row, String column) throws SQLException {
        long ms = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(ms);
    }
}
