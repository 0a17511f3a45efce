package vn.dcim.core.alarm;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PostConstruct;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;

/**
 * What the evaluator knows: the watches and the alarms that stand. It holds nothing that the rows do not hold, except delays that
 * are running. Whoever reads or changes it holds {@link #lock}; the rows, not this, decide what a step leads to.
 */
@Singleton
final class AlarmMemory {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmMemory.class);

    /** No look at all that stands has taken place. */
    static final long UNSETTLED = -1;

    private static final Duration GRAPH_AGE = Duration.ofSeconds(30);

    private final AlarmRules rules;
    private final DataSource dataSource;
    private final DeviceRepository deviceRows;
    private final PointRepository pointRows;
    private final FeedRepository feedRows;
    private final PlaceRepository placeRows;
    private final Clock clock;

    final ReentrantLock lock = new ReentrantLock();
    private final Watches watches;
    private final Map<AlarmKey, Alarm> alarms = new HashMap<>();
    private final Map<Long, AlarmKey> keys = new HashMap<>();
    private final Set<Long> toJudge = new HashSet<>();
    private final Set<Watch> toRecall = new HashSet<>();
    private long changes;
    private long settledAt = UNSETTLED;
    private Instant nextEnd = Instant.MIN;
    private FeedGraph graph;
    private Instant graphAt = Instant.MIN;

    AlarmMemory(
            AlarmRules rules,
            DataSource dataSource,
            DataSourceResolver resolver,
            DeviceRepository deviceRows,
            PointRepository pointRows,
            FeedRepository feedRows,
            PlaceRepository placeRows,
            Clock clock) {
        this.rules = rules;
        this.watches = new Watches(rules.vocabulary());
        this.dataSource = resolver.resolve(dataSource);
        this.deviceRows = deviceRows;
        this.pointRows = pointRows;
        this.feedRows = feedRows;
        this.placeRows = placeRows;
        this.clock = clock;
    }

    @PostConstruct
    void load() throws SQLException {
        lock.lock();
        try (Connection connection = dataSource.getConnection()) {
            read(connection).forEach(this::remember);
            Map<AlarmKey, long[]> raises = raises(connection);
            Set<AlarmKey> armed = armed(connection);
            Map<Long, Map<String, AlarmOverride>> overrides = AlarmOverrides.inForce(connection);
            Map<Long, List<Point>> points = StreamSupport.stream(
                            pointRows.findAll().spliterator(), false)
                    .filter(point -> !point.retired())
                    .collect(Collectors.groupingBy(Point::deviceId));
            for (Device device : deviceRows.findAll()) {
                watch(
                        device,
                        points.getOrDefault(device.id(), List.of()),
                        overrides.getOrDefault(device.id(), Map.of()),
                        key -> Latch.of(isActive(key), armed.contains(key), raises.getOrDefault(key, new long[0])));
            }
            alarms.keySet().stream()
                    .filter(this::isActive)
                    .map(watches::of)
                    .flatMap(Optional::stream)
                    .filter(watch -> watch.rule().once())
                    .forEach(toRecall::add);
            graph = readGraph();
            graphAt = clock.instant();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes alarms and rules of devices over as another process has left them. What it had seen and not yet written, such as delays
     * that were running, begins anew.
     */
    void succeed(Set<Long> deviceIds) throws SQLException {
        List<Device> devices = new ArrayList<>();
        deviceRows.findAll().forEach(device -> {
            if (deviceIds.contains(device.id())) {
                devices.add(device);
            }
        });
        Map<Long, List<Point>> points = new HashMap<>();
        devices.forEach(device -> points.put(
                device.id(),
                pointRows.findByDeviceIdOrderByName(device.id()).stream()
                        .filter(point -> !point.retired())
                        .toList()));
        try (Connection connection = dataSource.getConnection()) {
            lock.lock();
            try {
                refresh(connection);
                Map<AlarmKey, long[]> raises = raises(connection);
                Set<AlarmKey> armed = armed(connection);
                Map<Long, Map<String, AlarmOverride>> overrides = AlarmOverrides.inForce(connection);
                for (Device device : devices) {
                    watch(
                            device,
                            points.get(device.id()),
                            overrides.getOrDefault(device.id(), Map.of()),
                            key -> Latch.of(isActive(key), armed.contains(key), raises.getOrDefault(key, new long[0])));
                    watches.ofDevice(device.id()).stream()
                            .filter(watch -> watch.rule().once() && isActive(watch.key()))
                            .forEach(toRecall::add);
                }
                graphAt = Instant.MIN;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Reads anew what stands, whoever has changed it. */
    private void refresh(Connection connection) throws SQLException {
        List<Alarm> rows = read(connection);
        Set<Long> found = rows.stream().map(Alarm::id).collect(Collectors.toSet());
        // why: what is here was committed before it came here, and is among the rows, unless another process has closed
        // it
        alarms.values().removeIf(alarm -> alarm.standing() && !found.contains(alarm.id()));
        rows.forEach(this::remember);
        changes++;
    }

    private List<Alarm> read(Connection connection) throws SQLException {
        return AlarmRows.select(
                connection,
                "WHERE closed_at IS NULL OR closed_at > ? OR id IN (SELECT cause_id FROM alarm WHERE closed_at IS NULL)"
                        + " ORDER BY id",
                List.of(clock.instant().minus(longestHold())));
    }

    @EventListener
    void on(DeviceChanged change) {
        reload(change.device().id());
    }

    /** Takes a device, its points and its overrides over as they are stored now, and has its latest readings judged again. */
    void reload(long deviceId) {
        Device device = deviceRows.findById(deviceId).orElseThrow();
        List<Point> points = pointRows.findByDeviceIdOrderByName(deviceId).stream()
                .filter(point -> !point.retired())
                .toList();
        Set<AlarmKey> armed;
        Map<String, AlarmOverride> overrides;
        try (Connection connection = dataSource.getConnection()) {
            armed = armed(connection);
            overrides = AlarmOverrides.inForce(connection).getOrDefault(deviceId, Map.of());
        } catch (SQLException e) {
            throw new DataAccessException("the alarm rules of device " + deviceId + " cannot be read", e);
        }
        lock.lock();
        try {
            Map<AlarmKey, Watch> before =
                    watches.ofDevice(deviceId).stream().collect(Collectors.toMap(Watch::key, Function.identity()));
            watch(
                    device,
                    points,
                    overrides,
                    key -> before.containsKey(key)
                            ? before.get(key).latch().settled()
                            : Latch.of(isActive(key), armed.contains(key), new long[0]));
            points.forEach(point -> toJudge.add(point.id()));
            graphAt = Instant.MIN;
            changes++;
        } finally {
            lock.unlock();
        }
    }

    private void watch(
            Device device,
            Collection<Point> points,
            Map<String, AlarmOverride> overrides,
            Function<AlarmKey, Latch> latches) {
        List<Watch> found = new ArrayList<>();
        if (device.state() != Device.State.RETIRED) {
            for (Point point : points) {
                for (AlarmRule rule : rules.of(device, point)) {
                    AlarmOverride override = overrides.get(rule.id());
                    if (override == null || !override.disables()) {
                        AlarmRule inForce = override == null ? rule : rule.with(override);
                        AlarmKey key = new AlarmKey(rule.id(), point.id());
                        Latch latch = latches.apply(key);
                        found.add(new Watch(
                                inForce,
                                device.id(),
                                point.id(),
                                latch.armed() || !inForce.armedBy().isEmpty() ? latch : latch.arm()));
                    }
                }
            }
        }
        watches.put(device, points, found);
    }

    Watches watches() {
        return watches;
    }

    AlarmRules rules() {
        return rules;
    }

    /** Alarms that stand, and closed ones that still explain others; the newest of each key. */
    Collection<Alarm> alarms() {
        return alarms.values();
    }

    Optional<Alarm> alarm(AlarmKey key) {
        return Optional.ofNullable(alarms.get(key));
    }

    /** Returns the direct cause of each alarm that has one, as the rows say. */
    Map<AlarmKey, AlarmKey> causes() {
        Map<AlarmKey, AlarmKey> causes = new HashMap<>();
        for (Alarm alarm : alarms.values()) {
            AlarmKey cause = keys.get(alarm.fold().causeId());
            if (cause != null) {
                causes.put(alarm.key(), cause);
            }
        }
        return causes;
    }

    /** Returns the rule in force of each alarm that has one. */
    Map<AlarmKey, AlarmRule> rulesOf(Collection<Alarm> of) {
        Map<AlarmKey, AlarmRule> found = new HashMap<>();
        for (Alarm alarm : of) {
            watches.of(alarm.key()).ifPresent(watch -> found.put(alarm.key(), watch.rule()));
        }
        return found;
    }

    /** Points whose latest reading is to be judged again, because a rule of theirs has changed. */
    Set<Long> toJudge() {
        return toJudge;
    }

    /**
     * Watches that have the alarm of several points since before the program began: their rows do not tell which of the points are
     * abnormal.
     */
    Set<Watch> toRecall() {
        return toRecall;
    }

    /** Tells whether something other than a reading may have changed: a device, a rule, a person's action, an end in time. */
    boolean isUnsettled(Instant now) {
        return changes != settledAt || !toJudge.isEmpty() || !nextEnd.isAfter(now);
    }

    /** Returns the feeds as they were stored half a minute ago at most; older ones while the database does not answer. */
    FeedGraph graph(Instant now) {
        boolean old = graph == null || graphAt.isBefore(now.minus(GRAPH_AGE)) || graphAt.isAfter(now);
        if (old) {
            try {
                graph = readGraph();
                graphAt = now;
            } catch (DataAccessException e) {
                if (graph == null) {
                    throw e;
                }
                LOG.warn("The feeds cannot be read, alarms are folded by those of {}: {}", graphAt, e.toString());
            }
        }
        return graph;
    }

    private FeedGraph readGraph() {
        return new FeedGraph(feedRows.findAll(), watches.devices(), placeRows.findAll());
    }

    /** Takes over what was committed. */
    void take(Collection<AlarmChange> made) {
        if (made.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            made.forEach(change -> remember(change.alarm()));
            changes++;
        } finally {
            lock.unlock();
        }
    }

    /** Counts what has changed other than by readings; a look that settles notes the count it has seen. */
    long changes() {
        return changes;
    }

    /**
     * Says that a look is done with; forgets what explains nothing any more, and finds the next instant to look again.
     *
     * @param seen the changes it has looked at, or {@link #UNSETTLED} when it looked at readings only
     * @param judged points that were judged again
     */
    void settled(long seen, Instant now, Collection<Long> judged) {
        lock.lock();
        try {
            toJudge.removeAll(judged);
            toRecall.clear();
            if (seen != UNSETTLED) {
                settledAt = seen;
                forget(now);
                nextEnd = nextEnd(now);
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(Instant now) {
        Set<Long> needed = new HashSet<>();
        alarms.values().stream().filter(Alarm::standing).forEach(alarm -> {
            needed.add(alarm.fold().causeId());
            needed.add(alarm.fold().rootId());
        });
        alarms.values()
                .removeIf(alarm -> !alarm.standing()
                        && !needed.contains(alarm.id())
                        && !holdEnd(alarm).isAfter(now));
        alarms.values().forEach(alarm -> needed.add(alarm.id()));
        keys.keySet().retainAll(needed);
    }

    private Instant nextEnd(Instant now) {
        return alarms.values().stream()
                .flatMap(alarm -> Stream.of(
                        alarm.cover() == null || alarm.cover().until() == null
                                ? Instant.MAX
                                : alarm.cover().until(),
                        holdEnd(alarm)))
                .filter(end -> end.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private Instant holdEnd(Alarm alarm) {
        if (alarm.occurrence().returnedAt() == null) {
            return alarm.standing() ? Instant.MAX : Instant.MIN;
        }
        return watches.of(alarm.key())
                .filter(watch -> !watch.rule().causes().isEmpty())
                .map(watch -> Folding.endOf(alarm, watch.rule()))
                .orElse(Instant.MIN);
    }

    private void remember(Alarm alarm) {
        Alarm known = alarms.get(alarm.key());
        // why: what a person and the pipeline committed one after the other may arrive here the other way round
        if (known == null || known.id() < alarm.id() || known.id() == alarm.id() && known.version() < alarm.version()) {
            alarms.put(alarm.key(), alarm);
            keys.put(alarm.id(), alarm.key());
        }
    }

    private boolean isActive(AlarmKey key) {
        Alarm alarm = alarms.get(key);
        return alarm != null && alarm.standing() && alarm.active();
    }

    private Duration longestHold() {
        return rules.all().stream()
                .map(AlarmRule::hold)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Map<AlarmKey, long[]> raises(Connection connection) throws SQLException {
        Duration longest = rules.all().stream()
                .map(rule -> rule.chatter().within())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Map<AlarmKey, List<Long>> raises = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT a.rule, a.point_id, t.at FROM alarm_transition t JOIN alarm a ON a.id = t.alarm_id"
                        + " WHERE t.action = 'RAISE' AND t.at > ? ORDER BY t.id")) {
            select.setObject(1, AlarmRows.utc(clock.instant().minus(longest)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    raises.computeIfAbsent(new AlarmKey(rows.getString(1), rows.getLong(2)), _ -> new ArrayList<>())
                            .add(AlarmRows.instant(rows, "at").toEpochMilli());
                }
            }
        }
        Map<AlarmKey, long[]> found = new HashMap<>();
        raises.forEach((key, at) ->
                found.put(key, at.stream().mapToLong(Long::longValue).toArray()));
        return found;
    }

    private static Set<AlarmKey> armed(Connection connection) throws SQLException {
        Set<AlarmKey> armed = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT rule, point_id FROM alarm_arming");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                armed.add(new AlarmKey(rows.getString(1), rows.getLong(2)));
            }
        }
        return armed;
    }
}
