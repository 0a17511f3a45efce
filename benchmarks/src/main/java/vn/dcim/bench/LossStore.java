package vn.dcim.bench;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.env.PropertySource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import vn.dcim.bench.HandedOver.Key;
import vn.dcim.bench.LossCount.Gap;
import vn.dcim.bench.LossCount.Row;
import vn.dcim.bench.LossCount.Transition;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.ingest.ReadingPipeline;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.History;
import vn.dcim.web.Application;

/** The registry and the history beside the programs: asks nothing, hears nothing, stores no reading. */
final class LossStore implements AutoCloseable {

    private static final String NUMBER = "input.energy";
    private static final String LEAK = "leak.detector";
    private static final String SOURCE = "output.source";

    private final Bed bed;
    private final ApplicationContext context;
    private final Map<Long, List<Point>> points = new HashMap<>();
    private final Set<Long> polled = new HashSet<>();
    private final Map<String, Long> publishing = new HashMap<>();
    private final double battery;
    private final double leak;

    LossStore(Bed bed, Map<String, Object> settings) {
        this.bed = bed;
        // why: in place of the pipeline, so that this process is none of those that share the devices
        RuntimeBeanDefinition<SampleSink> nothing = RuntimeBeanDefinition.builder(
                        SampleSink.class,
                        () -> batch -> CompletableFuture.failedFuture(
                                new IllegalStateException("nothing is collected here: " + batch)))
                .singleton(true)
                .replaces(ReadingPipeline.class)
                .build();
        context = Application.context()
                .propertySources(PropertySource.of("bench", settings, Integer.MAX_VALUE))
                .beanDefinitions(nothing)
                .build();
        context.start();
        battery = code(SOURCE, "battery");
        leak = code(LEAK, "detected");
    }

    private static double code(String point, String word) {
        return PointVocabulary.load()
                .find(point)
                .orElseThrow()
                .states()
                .orElseThrow()
                .byWord(word)
                .orElseThrow()
                .code();
    }

    /** Enters devices that are asked: the first is identified, the others are like it. */
    void addPolled(LossFleet fleet, int devices) {
        Credentials credentials = Credentials.v2c("public");
        DeviceReader reader = context.getBeansOfType(DeviceReader.class).stream()
                .filter(candidate -> candidate.speaks(fleet.address(0)))
                .findFirst()
                .orElseThrow();
        DeviceReading like;
        try (var outcomes = reader.read(fleet.address(0), credentials)) {
            like = outcomes.findFirst().orElseThrow().reading();
        }
        for (int number = 0; number < devices; number++) {
            Device device = context.getBean(DeviceRegistry.class)
                    .add("UPS-%03d".formatted(number), fleet.address(number), credentials, "default", null, like);
            polled.add(device.id());
        }
    }

    /** Enters devices that publish below these topics. */
    void addPublishing(List<String> topics) {
        for (String topic : topics) {
            var reading = new DeviceReading(
                    null, DeviceClass.METER, "", "", LossPublisher.kind(topic), "", Map.of(), List.of());
            Device device =
                    context.getBean(DeviceRegistry.class).add(topic, "mqtt:" + topic, null, "default", null, reading);
            publishing.put(topic, device.id());
        }
    }

    Set<Long> polled() {
        return Set.copyOf(polled);
    }

    long publishing(String topic) {
        return publishing.get(topic);
    }

    /** Returns how many devices have said something from an instant on. */
    int heard(long since) throws SQLException {
        return query(
                        "SELECT DISTINCT device_id FROM journal WHERE fingerprint <> -1 AND at >= ?",
                        rows -> rows.getLong(1),
                        since)
                .size();
    }

    /** Returns how many messages are stored from an instant on. */
    long messages(long since) throws SQLException {
        return query(
                        "SELECT COUNT(*) FROM journal WHERE fingerprint NOT IN (0, -1) AND at >= ?",
                        rows -> rows.getLong(1),
                        since)
                .getFirst();
    }

    /** Returns the rows within [from, to) that came from devices. */
    List<Row> rows(long from, long to) throws SQLException {
        points.clear();
        context.getBean(PointRepository.class).findAll().forEach(point -> points.computeIfAbsent(
                        point.deviceId(), _ -> new ArrayList<>())
                .add(point));
        List<Key> keys = query(
                "SELECT device_id, at, fingerprint FROM journal WHERE fingerprint <> -1 AND at >= ? AND at < ?",
                rows -> new Key(rows.getLong(1), rows.getLong(2), rows.getLong(3)),
                from,
                to);
        Map<Long, Map<Long, Said>> said = said(from, to);
        Map<Long, Map<Long, List<Key>>> byInstant =
                keys.stream().collect(Collectors.groupingBy(Key::device, Collectors.groupingBy(Key::at)));
        List<Row> rows = new ArrayList<>();
        byInstant.forEach((device, instants) -> instants.forEach((at, same) -> {
            Said what = said.getOrDefault(device, Map.of()).getOrDefault(at, new Said());
            rows.addAll(polled.contains(device) ? List.of(polledRow(same, what)) : publishedRows(same, what));
        }));
        return rows;
    }

    /** What is stored of a device under one instant. */
    private static final class Said {
        private final List<Long> numbers = new ArrayList<>();
        private Boolean state;
        private int values;
    }

    private Map<Long, Map<Long, Said>> said(long from, long to) {
        Map<Long, Point> byId = new HashMap<>();
        points.forEach((device, all) -> {
            if (polled.contains(device) || publishing.containsValue(device)) {
                all.forEach(point -> byId.put(point.id(), point));
            }
        });
        Map<Long, Map<Long, Said>> said = new HashMap<>();
        context.getBean(History.class)
                .raw(byId.keySet(), Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), reading -> {
                    if (reading.quality() != Quality.GOOD) {
                        return;
                    }
                    Point point = byId.get(reading.pointId());
                    Said one = said.computeIfAbsent(point.deviceId(), _ -> new HashMap<>())
                            .computeIfAbsent(reading.at().toEpochMilli(), _ -> new Said());
                    boolean isPolled = polled.contains(point.deviceId());
                    one.values++;
                    if (isPolled
                            ? point.source().startsWith(LossFleet.NUMBER)
                            : point.name().equals(NUMBER)) {
                        one.numbers.add(Math.round(reading.value()));
                    } else if (isPolled && point.name().equals(SOURCE)) {
                        one.state = reading.value() == battery;
                    } else if (!isPolled && point.name().equals(LEAK)) {
                        one.state = reading.value() == leak;
                    }
                });
        return said;
    }

    private static Row polledRow(List<Key> same, Said what) {
        return new Row(
                same.getFirst(), what.numbers.isEmpty() ? null : what.numbers.getFirst(), what.state, what.values);
    }

    /** Which of several messages of one instant bears which number does not matter: each number is there, or it is not. */
    private static List<Row> publishedRows(List<Key> same, Said what) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < same.size(); i++) {
            Long number = i < what.numbers.size() ? what.numbers.get(i) : null;
            rows.add(new Row(
                    same.get(i),
                    number,
                    number == null ? null : LossPublisher.leaks(number),
                    what.values / same.size()));
        }
        return rows;
    }

    /** Returns the changes of the alarms that follow from what the devices say, within [from, to). */
    List<Transition> transitions(long from, long to) throws SQLException {
        return query(
                "SELECT a.device_id, t.at, t.action FROM alarm_transition t JOIN alarm a ON a.id = t.alarm_id"
                        + " WHERE a.rule IN ('ups-on-battery', 'water-leak') AND t.action IN ('RAISE', 'RETURN')"
                        + " AND t.at >= ? AND t.at < ? ORDER BY t.id",
                rows -> new Transition(
                        rows.getLong(1),
                        rows.getObject(2, LocalDateTime.class)
                                .toInstant(ZoneOffset.UTC)
                                .toEpochMilli(),
                        rows.getString(3).equals("RAISE")),
                dateTime(from),
                dateTime(to));
    }

    /** Returns how many changes of other alarms there were. */
    Map<String, Long> otherTransitions() throws SQLException {
        return query(
                        "SELECT CONCAT(a.rule, ' ', t.action), COUNT(*) FROM alarm_transition t JOIN alarm a"
                                + " ON a.id = t.alarm_id WHERE NOT (a.rule IN ('ups-on-battery', 'water-leak')"
                                + " AND t.action IN ('RAISE', 'RETURN')) GROUP BY 1",
                        rows -> Map.entry(rows.getString(1), rows.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Gap> gaps() throws SQLException {
        return query(
                "SELECT since, until FROM reading_gap",
                rows -> new Gap(
                        millis(rows.getObject(1, LocalDateTime.class)),
                        millis(rows.getObject(2, LocalDateTime.class))));
    }

    private static long millis(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static LocalDateTime dateTime(long ms) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), ZoneOffset.UTC);
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reading<T> reading, Object... arguments) throws SQLException {
        try (Connection connection = bed.connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
            }
            return found;
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
