package vn.dcim.core.alarm;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What people see of the alarms: lists, the fold of consequences beneath their roots, counts and figures. */
@Singleton
public class AlarmBoard {

    private static final Duration STALE = Duration.ofHours(24);
    private static final Duration SLICE = Duration.ofMinutes(10);
    private static final int FLOOD = 10;
    private static final int MOST_FREQUENT = 10;

    private final DataSource dataSource;
    private final Clock clock;

    AlarmBoard(DataSource dataSource, DataSourceResolver resolver, Clock clock) {
        this.dataSource = resolver.resolve(dataSource);
        this.clock = clock;
    }

    /** A part of a list, and how long the whole list is. */
    public record Page(List<Alarm> items, long total) {}

    /**
     * A root with what follows from it.
     *
     * @param root may have returned already, or be closed, while consequences still stand
     * @param consequences that stand, oldest first, at whatever depth; suppressed, shelved, or standing out
     */
    public record Family(Alarm root, List<Alarm> consequences) {}

    public Page list(AlarmFilter filter, AlarmFilter.Order order, long offset, int limit) {
        List<Object> arguments = new ArrayList<>();
        String where = filter.where(arguments);
        return read(connection -> {
            long total = count(connection, where, arguments);
            List<Object> paged = new ArrayList<>(arguments);
            paged.add(limit);
            paged.add(offset);
            return new Page(AlarmRows.select(connection, where + order.sql() + " LIMIT ? OFFSET ?", paged), total);
        });
    }

    /** @throws DcimException NOT_FOUND */
    public Alarm get(long alarmId) {
        return read(connection -> AlarmRows.find(connection, alarmId))
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "alarm", alarmId));
    }

    /** Returns all that happened to an alarm, oldest first. */
    public List<AlarmTransition> transitions(long alarmId) {
        get(alarmId);
        return read(connection -> transitions(connection, "WHERE alarm_id = ? ORDER BY id", List.of(alarmId)));
    }

    /** Returns when a person first acknowledged an alarm that came in a period, [from, to); empty where nobody did. */
    public Optional<Instant> firstAcknowledged(Instant from, Instant to) {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT MIN(t.at) AS at FROM alarm_transition t WHERE t.at >= ? AND t.at < ?"
                            + " AND t.action = 'ACKNOWLEDGE' AND t.actor <> 'system' AND EXISTS (SELECT 1 FROM"
                            + " alarm_transition r WHERE r.alarm_id = t.alarm_id AND r.action = 'RAISE' AND r.at >= ?)")) {
                AlarmRows.setAll(select, List.of(from, to, from));
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return Optional.ofNullable(rows.getObject("at") == null ? null : AlarmRows.instant(rows, "at"));
                }
            }
        });
    }

    /** Returns the times in which the conditions of some rules were there, of those that touch [from, to), in the order of their begin. */
    public List<AlarmSpell> spells(Set<String> rules, Instant from, Instant to) {
        List<Object> arguments = new ArrayList<>(rules);
        arguments.add(to);
        arguments.add(from);
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    // why: few alarms are of a rule, and who begins with the transitions reads those of all
                    "SELECT a.id, a.root_id, a.device_id, a.point_id, a.rule, t.at, t.action FROM alarm a"
                            + " STRAIGHT_JOIN alarm_transition t ON t.alarm_id = a.id AND t.action IN ('RAISE', 'RETURN', 'WITHDRAW')"
                            + " WHERE a.rule IN (" + String.join(", ", Collections.nCopies(rules.size(), "?"))
                            + ") AND a.raised_at < ? AND (a.closed_at IS NULL OR a.closed_at >= ?) ORDER BY a.id, t.id")) {
                AlarmRows.setAll(select, arguments);
                try (ResultSet rows = select.executeQuery()) {
                    return spells(rows).stream()
                            .filter(spell -> spell.from().isBefore(to)
                                    && (spell.until() == null || spell.until().isAfter(from)))
                            .sorted(Comparator.comparing(AlarmSpell::from).thenComparing(AlarmSpell::alarmId))
                            .toList();
                }
            }
        });
    }

    /** Returns how long the alarms of some rules that came within [from, to) waited for a person, in the order in which they came. */
    public List<AlarmWait> waits(Set<String> rules, Instant from, Instant to) {
        List<Object> arguments = new ArrayList<>(rules);
        arguments.add(from);
        arguments.add(to);
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT a.id, a.device_id, a.rule, a.raised_at, (SELECT MIN(t.at) FROM alarm_transition t WHERE"
                            + " t.alarm_id = a.id AND t.action = 'ACKNOWLEDGE' AND t.actor <> 'system') AS known_at"
                            + " FROM alarm a WHERE a.rule IN ("
                            + String.join(", ", Collections.nCopies(rules.size(), "?"))
                            + ") AND a.raised_at >= ? AND a.raised_at < ? ORDER BY a.raised_at, a.id")) {
                AlarmRows.setAll(select, arguments);
                List<AlarmWait> waits = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        waits.add(new AlarmWait(
                                rows.getLong("id"),
                                rows.getLong("device_id"),
                                rows.getString("rule"),
                                AlarmRows.instant(rows, "raised_at"),
                                rows.getObject("known_at") == null ? null : AlarmRows.instant(rows, "known_at")));
                    }
                }
                return waits;
            }
        });
    }

    private static List<AlarmSpell> spells(ResultSet rows) throws SQLException {
        List<AlarmSpell> spells = new ArrayList<>();
        while (rows.next()) {
            long id = rows.getLong("id");
            Instant at = AlarmRows.instant(rows, "at");
            AlarmSpell last = spells.isEmpty() ? null : spells.getLast();
            boolean isThere = last != null && last.alarmId() == id && last.until() == null;
            if (rows.getString("action").equals("RAISE")) {
                if (!isThere) {
                    spells.add(new AlarmSpell(
                            id,
                            rows.getObject("root_id", Long.class),
                            rows.getLong("device_id"),
                            rows.getLong("point_id"),
                            rows.getString("rule"),
                            at,
                            null));
                }
            } else if (isThere) {
                spells.removeLast();
                spells.add(new AlarmSpell(
                        id, last.rootId(), last.deviceId(), last.pointId(), last.rule(), last.from(), at));
            }
        }
        return spells;
    }

    /** Returns what stands, consequences beneath their roots: unacknowledged roots first, then by priority, newest first. */
    public List<Family> families() {
        return read(connection -> {
            List<Alarm> standing = AlarmRows.select(
                    connection, "WHERE closed_at IS NULL" + AlarmFilter.Order.URGENCY.sql(), List.of());
            Map<Long, List<Alarm>> beneath = new HashMap<>();
            standing.stream()
                    .filter(alarm -> alarm.fold().rootId() != null)
                    .sorted(Comparator.comparing(Alarm::id))
                    .forEach(alarm -> beneath.computeIfAbsent(alarm.fold().rootId(), _ -> new ArrayList<>())
                            .add(alarm));
            List<Family> families = new ArrayList<>();
            for (Alarm alarm : standing) {
                if (alarm.fold().rootId() == null) {
                    families.add(new Family(alarm, beneath.getOrDefault(alarm.id(), List.of())));
                    beneath.remove(alarm.id());
                }
            }
            for (Map.Entry<Long, List<Alarm>> orphaned : beneath.entrySet()) {
                AlarmRows.find(connection, orphaned.getKey())
                        .ifPresent(root -> families.add(new Family(root, orphaned.getValue())));
            }
            return families;
        });
    }

    /** Returns how many alarms that people should look at stand, by priority: neither silenced nor returned. */
    public Map<AlarmPriority, Integer> counts() {
        Map<AlarmPriority, Integer> counts = new EnumMap<>(AlarmPriority.class);
        for (AlarmPriority priority : AlarmPriority.values()) {
            counts.put(priority, 0);
        }
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT priority, COUNT(*) FROM alarm WHERE closed_at IS NULL AND state IN ('UNACKNOWLEDGED',"
                                    + " 'ACKNOWLEDGED') GROUP BY priority");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(AlarmPriority.valueOf(rows.getString(1)), rows.getInt(2));
                }
                return counts;
            }
        });
    }

    /** Returns the figures of a period, [from, to). */
    public AlarmPerformance performance(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "to", to, "an instant after " + from);
        }
        List<Alarm> stale = read(connection -> AlarmRows.select(
                connection,
                "WHERE closed_at IS NULL AND active AND last_raised_at < ? ORDER BY last_raised_at, id",
                List.of(clock.instant().minus(STALE))));
        return read(connection -> performance(from, to, raises(connection, from, to), stale));
    }

    /** A raise that was shown. */
    private record Raise(Instant at, AlarmKey key, AlarmPriority priority, boolean chattering, long alarmId) {}

    private static AlarmPerformance performance(Instant from, Instant to, List<Raise> raises, List<Alarm> stale) {
        Map<Long, Integer> slices = new HashMap<>();
        Map<AlarmKey, Integer> sources = new HashMap<>();
        Map<AlarmPriority, Integer> priorities = new EnumMap<>(AlarmPriority.class);
        for (Raise raise : raises) {
            slices.merge(Duration.between(from, raise.at()).dividedBy(SLICE), 1, Integer::sum);
            sources.merge(raise.key(), 1, Integer::sum);
            priorities.merge(raise.priority(), 1, Integer::sum);
        }
        double slicesInPeriod = (double) Duration.between(from, to).toMillis() / SLICE.toMillis();
        return new AlarmPerformance(
                from,
                to,
                raises.size(),
                raises.size() / slicesInPeriod,
                slices.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                (int) slices.values().stream().filter(count -> count > FLOOD).count(),
                share(priorities, AlarmPriority.LOW, raises.size()),
                share(priorities, AlarmPriority.MEDIUM, raises.size()),
                share(priorities, AlarmPriority.HIGH, raises.size()),
                (int) raises.stream()
                        .filter(Raise::chattering)
                        .map(Raise::alarmId)
                        .distinct()
                        .count(),
                stale.stream().map(Alarm::id).toList(),
                sources.entrySet().stream()
                        .sorted(Map.Entry.<AlarmKey, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_FREQUENT)
                        .map(source -> new AlarmPerformance.Frequent(
                                source.getKey().rule(), source.getKey().pointId(), source.getValue()))
                        .toList());
    }

    private static double share(Map<AlarmPriority, Integer> counts, AlarmPriority priority, int total) {
        return total == 0 ? 0 : 100.0 * counts.getOrDefault(priority, 0) / total;
    }

    private static List<Raise> raises(Connection connection, Instant from, Instant to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT t.at, a.rule, a.point_id, a.priority, a.chattering, a.id FROM alarm_transition t"
                        + " JOIN alarm a ON a.id = t.alarm_id WHERE t.at >= ? AND t.at < ? AND t.action = 'RAISE'"
                        + " AND t.to_state = 'UNACKNOWLEDGED' AND NOT EXISTS (SELECT 1 FROM alarm_transition s"
                        + " WHERE s.alarm_id = t.alarm_id AND s.at <= t.at + INTERVAL 1 SECOND AND s.id > t.id"
                        + " AND s.action = 'SUPPRESS')")) {
            AlarmRows.setAll(select, List.of(from, to));
            try (ResultSet rows = select.executeQuery()) {
                List<Raise> raises = new ArrayList<>();
                while (rows.next()) {
                    raises.add(new Raise(
                            AlarmRows.instant(rows, "at"),
                            new AlarmKey(rows.getString("rule"), rows.getLong("point_id")),
                            AlarmPriority.valueOf(rows.getString("priority")),
                            rows.getBoolean("chattering"),
                            rows.getLong("id")));
                }
                return raises;
            }
        }
    }

    private static List<AlarmTransition> transitions(Connection connection, String where, Collection<?> arguments)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + AlarmRows.TRANSITION_COLUMNS + " FROM alarm_transition " + where)) {
            AlarmRows.setAll(select, arguments);
            try (ResultSet rows = select.executeQuery()) {
                List<AlarmTransition> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(AlarmRows.transition(rows));
                }
                return found;
            }
        }
    }

    private static long count(Connection connection, String where, Collection<?> arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM alarm " + where)) {
            AlarmRows.setAll(select, arguments);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** A question to the database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T read(Question<T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new DataAccessException("alarms cannot be read", e);
        }
    }
}
