package vn.dcim.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.File;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.management.JMException;
import javax.sql.DataSource;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.Role;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditNote;
import vn.dcim.core.audit.AuditVerdict;
import vn.dcim.core.audit.AuditVerifier;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceCollector;
import vn.dcim.core.device.DeviceCollector.Statistics;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.drift.DriftWatch;
import vn.dcim.core.ingest.PipelineStatistics;
import vn.dcim.core.ingest.ReadingPipeline;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.regulation.Evaluation;
import vn.dcim.core.regulation.Evidence;
import vn.dcim.core.regulation.inspection.InspectionArchive;
import vn.dcim.core.regulation.inspection.InspectionDesk;
import vn.dcim.core.regulation.inspection.InspectionFile;
import vn.dcim.core.regulation.xray.Xray;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.ScheduledJob;
import vn.dcim.core.telemetry.History;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.version.Versions;
import vn.dcim.demo.SteppableClock;
import vn.dcim.mqtt.bridge.BridgeStatistics;
import vn.dcim.mqtt.bridge.MqttBridge;
import vn.dcim.snmp.SnmpPoller;
import vn.dcim.web.Application;

/** The whole program with its pages, as {@code dcim run} starts it, and what a benchmark wants to know from inside it. */
final class MeasuredProgram {

    private static final int AUDIT_AT_ONCE = 1000;

    private ApplicationContext context;
    private EmbeddedServer server;
    private SteppableClock clock;
    private DeviceReading like;
    private WriteLoad load;
    private LogLoad logs;

    private MeasuredProgram() {}

    public static void main(String[] args) throws Exception {
        var program = new MeasuredProgram();
        Map<String, CommandLoop.Command> commands = new HashMap<>();
        commands.put("start", words -> program.start(new File(words[0])));
        commands.put("token", _ -> program.token());
        commands.put("person", words -> program.person(words[0]));
        commands.put("add", words -> program.add(Integer.parseInt(words[0])));
        commands.put(
                "mqtt-add",
                words -> program.enter(
                        Integer.parseInt(words[0]),
                        "CRAC-%03d"::formatted,
                        number -> "mqtt:" + MqttFlood.device(number),
                        null));
        commands.put(
                "announced-add",
                words -> program.enter(
                        Integer.parseInt(words[0]), "ANNOUNCED-%03d"::formatted, MqttFlood::announced, null));
        commands.put(
                "alarming-add",
                words -> program.enter(
                        Integer.parseInt(words[0]),
                        AlarmingUps::name,
                        AlarmingUps::address,
                        Credentials.v2c("public")));
        commands.put(
                "leaks-add",
                words -> program.enter(
                        Integer.parseInt(words[0]),
                        AlarmLatency.Leaks::name,
                        number -> "mqtt:" + AlarmLatency.Leaks.topic(number),
                        null));
        commands.put("mqtt", _ -> program.mqtt());
        commands.put("mqtt-sequence", words -> program.sequence(Long.parseLong(words[0]), Long.parseLong(words[1])));
        commands.put("statistics", _ -> program.statistics());
        commands.put("refresh", _ -> program.refresh());
        commands.put("heard", _ -> program.heard());
        commands.put("evaluate", _ -> program.evaluate());
        commands.put("xray", _ -> program.xray());
        commands.put("evidence", _ -> program.evidence().keySet());
        commands.put("gather", words -> program.gather(words[0]));
        commands.put("compare", _ -> program.compare());
        commands.put(
                "next-day",
                _ -> Map.of("ahead", program.clock.advance(Duration.ofDays(1)).toDays()));
        commands.put("inspect", words -> program.inspect(Integer.parseInt(words[0])));
        commands.put("break", words -> program.breakDown(Integer.parseInt(words[0])));
        commands.put("touch", words -> program.touch(Integer.parseInt(words[0])));
        commands.put("heap", _ -> Map.of("live", Heap.live()));
        commands.put("readings", words -> program.readings(Long.parseLong(words[0]), Long.parseLong(words[1])));
        commands.put("audit-write", words -> program.writeAudit(Integer.parseInt(words[0])));
        commands.put("audit-verify", _ -> program.verifyAudit());
        commands.put("write", words -> program.load().write(Duration.parse(words[0]), Integer.parseInt(words[1])));
        commands.put("fill", words -> program.load()
                .fill(Instant.parse(words[0]), Duration.parse(words[1]), Duration.parse(words[2])));
        commands.put("past", words -> program.load()
                .past(Instant.parse(words[0]), Duration.parse(words[1]), Duration.parse(words[2]), program.clock));
        commands.put("log-sources", words -> program.logs().add(Integer.parseInt(words[0])));
        commands.put("log-past", words -> program.logs()
                .past(Instant.parse(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]), program.clock));
        commands.put("log-search", words -> program.logs()
                .search(
                        Instant.parse(words[0]),
                        Instant.parse(words[1]),
                        List.of(words).subList(2, words.length)));
        commands.put("log-count", _ -> program.logs().count());
        commands.put("spool", _ -> program.spool());
        commands.put("job", words -> program.job(words[0]));
        commands.put(
                "buckets",
                words -> program.buckets(
                        Integer.parseInt(words[0]),
                        Instant.parse(words[1]),
                        Instant.parse(words[2]),
                        Duration.parse(words[3])));
        CommandLoop.answer(commands);
        program.context.close();
    }

    @SuppressWarnings("unchecked")
    private Object start(File settings) throws Exception {
        Map<String, Object> properties = new ObjectMapper().readValue(settings, Map.class);
        var behind = Duration.parse(String.valueOf(properties.getOrDefault("bench.behind", "PT0S")));
        clock = new SteppableClock(Clock.systemUTC(), behind.negated());
        var builder = Application.context()
                .propertySources(PropertySource.of("bench", properties, Integer.MAX_VALUE))
                .singletons(clock);
        if (properties.get("bench.handed-over") instanceof String folder) {
            var handedOver =
                    new HandedOverSink(new File(folder).toPath(), () -> context.getBean(ReadingPipeline.class));
            builder.beanDefinitions(HandedOverSink.instead(handedOver));
        }
        context = builder.build();
        context.start();
        server = context.getBean(EmbeddedServer.class).start();
        return Map.of("url", server.getURI().toString());
    }

    private Object token() {
        var operator =
                context.getBean(Accounts.class).issue("bench", Role.OPERATOR).account();
        return Map.of(
                "url",
                server.getURI().toString(),
                "token",
                context.getBean(ApiTokens.class).issue(operator, "bench"));
    }

    /** Makes an asset manager who can sign in at once, and a program of theirs. */
    private Object person(String name) {
        Accounts accounts = context.getBean(Accounts.class);
        var issued = accounts.issue(name, Role.ASSET_MANAGER);
        accounts.keepIssuedPassword(issued.account());
        accounts.excuseFromSecondFactor(issued.account(), "bench");
        return Map.of(
                "url",
                server.getURI().toString(),
                "name",
                name,
                "password",
                issued.password(),
                "token",
                context.getBean(ApiTokens.class).issue(issued.account(), "bench"));
    }

    /** Has each point be read just now: what an ordinary centre tells is in order. */
    private Object heard() {
        Instant now = clock.instant();
        List<Reading> readings = StreamSupport.stream(
                        context.getBean(PointRepository.class).findAll().spliterator(), false)
                .map(point -> new Reading(point.id(), now, point.quantity() == Quantity.STATE ? 1 : 22, Quality.GOOD))
                .toList();
        context.getBean(LatestReadings.class).update(readings);
        return Map.of("readings", readings.size());
    }

    private Object evaluate() {
        Evaluation evaluation = context.getBean(Evaluation.class);
        long started = System.nanoTime();
        Evaluation.Round round = evaluation.evaluate();
        return Map.of(
                "ms", (System.nanoTime() - started) / 1e6, "judged", round.judged(), "gathered", round.gathered());
    }

    private Object xray() {
        Xray xray = context.getBean(Xray.class);
        long started = System.nanoTime();
        Xray.Round round = xray.look();
        return Map.of("ms", (System.nanoTime() - started) / 1e6, "opened", round.opened(), "gone", round.gone());
    }

    private Map<String, Evidence<?>> evidence() {
        Map<String, Evidence<?>> all = new TreeMap<>();
        context.getBeansOfType(Evidence.class).forEach(evidence -> all.put(evidence.name(), evidence));
        return all;
    }

    private Object gather(String name) {
        Evidence<?> evidence = evidence().get(name);
        long started = System.nanoTime();
        context.getBean(Versions.class).snapshot(() -> evidence.gather(clock.instant()));
        return Map.of("ms", (System.nanoTime() - started) / 1e6);
    }

    private Object compare() {
        DriftWatch watch = context.getBean(DriftWatch.class);
        long started = System.nanoTime();
        watch.compare();
        return Map.of("ms", (System.nanoTime() - started) / 1e6);
    }

    /** Makes the inspection file of some days up to yesterday, and writes its archive to nowhere. */
    private Object inspect(int days) throws JMException {
        LocalDate last = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE).minusDays(1);
        long before = Heap.live();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long started = System.nanoTime();
        InspectionFile file = context.getBean(InspectionDesk.class).make(last.minusDays(days - 1L), last, "bench");
        long made = System.nanoTime();
        long[] bytes = {0};
        context.getBean(InspectionArchive.class).write(file, new OutputStream() {
            @Override
            public void write(int one) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] some, int from, int length) {
                bytes[0] += length;
            }
        });
        long written = System.nanoTime();
        long peak = pools.stream()
                .filter(pool -> pool.getName().contains("Tenured"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return Map.of(
                "made",
                (made - started) / 1e6,
                "written",
                (written - made) / 1e6,
                "bytes",
                bytes[0],
                "grown",
                Math.max(0, peak - before));
    }

    /** Finds one server of a large register broken that was in use. */
    private Object breakDown(int number) {
        Asset asset = context.getBean(Assets.class)
                .find(
                        new AssetFilter(
                                "", AssetStatus.IN_USE, AssetKind.SERVER, Set.of(), null, null, null, null, null),
                        AssetOrder.NAME,
                        false,
                        number,
                        1)
                .assets()
                .getFirst();
        context.getBean(AssetDesk.class)
                .move(
                        asset.id(),
                        asset.revision(),
                        AssetStatus.BROKEN,
                        new AssetDesk.Grounds(
                                "1/BB", LocalDate.ofInstant(clock.instant(), CentreTime.ZONE), "", "", "bench"),
                        "bench");
        return Map.of("id", asset.id());
    }

    /** Changes one asset of a large register. */
    private Object touch(int number) {
        Asset asset = context.getBean(Assets.class)
                .find(AssetFilter.ALL, AssetOrder.NAME, false, number, 1)
                .assets()
                .getFirst();
        context.getBean(AssetDesk.class)
                .change(
                        asset.id(),
                        asset.revision(),
                        Map.of(AssetField.NOTE, asset.note() + "."),
                        AssetTerms.CODES,
                        "bench",
                        "bench");
        return Map.of("id", asset.id());
    }

    /** Enters the fleet: its first device is identified, the others are like it. */
    private Object add(int devices) {
        Credentials credentials = Credentials.v2c("public");
        DeviceReader reader = context.getBeansOfType(DeviceReader.class).stream()
                .filter(candidate -> candidate.speaks(LoadFleet.address(0)))
                .findFirst()
                .orElseThrow();
        try (var outcomes = reader.read(LoadFleet.address(0), credentials)) {
            like = outcomes.findFirst().orElseThrow().reading();
        }
        DeviceRegistry registry = context.getBean(DeviceRegistry.class);
        for (int number = 0; number < devices; number++) {
            registry.add("FLEET-%03d".formatted(number), LoadFleet.address(number), credentials, "default", null, like);
        }
        return Map.of(
                "profile",
                like.profile(),
                "class",
                like.deviceClass().code(),
                "points",
                like.values().size());
    }

    /** Has every device be asked out of its turn. */
    private Object refresh() {
        DeviceCollector poller = context.getBean(SnmpPoller.class);
        long asked = 0;
        for (Device device : context.getBean(DeviceRepository.class).findAll()) {
            poller.refresh(device.id());
            asked++;
        }
        return Map.of("asked", asked);
    }

    /** Enters devices as a person does: each is read, and added as it says it is. */
    private Object enter(int devices, IntFunction<String> name, IntFunction<String> address, Credentials credentials) {
        DeviceRegistry registry = context.getBean(DeviceRegistry.class);
        for (int number = 0; number < devices; number++) {
            String where = address.apply(number);
            DeviceReader reader = context.getBeansOfType(DeviceReader.class).stream()
                    .filter(candidate -> candidate.speaks(where))
                    .findFirst()
                    .orElseThrow();
            try (var outcomes = reader.read(where, credentials)) {
                registry.add(
                        name.apply(number),
                        where,
                        credentials,
                        "default",
                        null,
                        outcomes.findFirst().orElseThrow().reading());
            }
        }
        return Map.of("devices", devices);
    }

    private Object mqtt() {
        BridgeStatistics bridge = context.getBean(MqttBridge.class).statistics();
        return Map.of(
                "received", bridge.received(),
                "stored", bridge.stored(),
                "duplicates", bridge.duplicates(),
                "rejected", bridge.rejected(),
                "connections", bridge.connections(),
                "lastFailure", bridge.lastFailure());
    }

    /** Counts the messages of a flood that are in the history, from one number to before another, by the value of each. */
    private Object sequence(long from, long to) {
        List<Long> points = new ArrayList<>();
        context.getBean(PointRepository.class).findAll().forEach(point -> {
            if (point.name().equals("cooling.return.temperature")
                    || point.name().equals("ambient.pressure")) {
                points.add(point.id());
            }
        });
        var seen = new BitSet();
        var readings = new long[1];
        Instant now = clock.instant();
        context.getBean(History.class)
                .raw(points, now.minus(Duration.ofHours(6)), now.plus(Duration.ofHours(1)), reading -> {
                    long number = Math.round((reading.value() - MqttFlood.FIRST) / MqttFlood.STEP);
                    if (number >= from && number < to) {
                        seen.set((int) (number - from));
                        readings[0]++;
                    }
                });
        return Map.of("readings", readings[0], "distinct", seen.cardinality());
    }

    private Object statistics() {
        Map<String, Object> all = new LinkedHashMap<>();
        DeviceCollector poller = context.getBean(SnmpPoller.class);
        List<Statistics> devices = StreamSupport.stream(
                        context.getBean(DeviceRepository.class).findAll().spliterator(), false)
                .flatMap(device -> poller.statistics(device.id()).stream())
                .toList();
        all.put("polled", devices.size());
        all.put("cycles", devices.stream().mapToLong(Statistics::cycles).sum());
        all.put("missed", devices.stream().mapToLong(Statistics::missed).sum());
        all.put("skipped", devices.stream().mapToLong(Statistics::skipped).sum());
        all.put("unstored", devices.stream().mapToLong(Statistics::unstored).sum());
        all.put("timeouts", devices.stream().mapToLong(Statistics::timeouts).sum());
        PipelineStatistics pipeline = context.getBean(ReadingPipeline.class).statistics();
        all.put("storedReadings", pipeline.storedReadings());
        all.put("badReadings", pipeline.badReadings());
        all.put("groups", pipeline.groups());
        all.put("waiting", pipeline.waiting());
        all.put("dropped", pipeline.droppedCycles());
        all.put("duplicates", pipeline.duplicateBatches());
        all.put("databaseFailures", pipeline.databaseFailures());
        all.put("evaluationFailures", pipeline.evaluationFailures());
        all.put(
                "brokerConnected",
                context.findBean(MqttBridge.class)
                        .map(bridge -> bridge.statistics().connected())
                        .orElse(false));
        all.put("commitMs", pipeline.lastCommitTook().toNanos() / 1e6);
        return all;
    }

    /** Counts the readings in the history, by point of the device that was asked for and by point that follows from others. */
    private Object readings(long fromMs, long toMs) {
        long[] counts = new long[2];
        Map<Long, Boolean> asked = new LinkedHashMap<>();
        context.getBean(PointRepository.class)
                .findAll()
                .forEach(point ->
                        asked.put(point.id(), Character.isDigit(point.source().charAt(0))));
        context.getBean(History.class)
                .raw(asked.keySet(), Instant.ofEpochMilli(fromMs), Instant.ofEpochMilli(toMs), reading -> {
                    counts[asked.get(reading.pointId()) ? 0 : 1]++;
                });
        return Map.of("asked", counts[0], "derived", counts[1]);
    }

    private Object buckets(int points, Instant from, Instant to, Duration step) {
        long device = context.getBean(DeviceRepository.class)
                .findByName("FLEET-000")
                .orElseThrow()
                .id();
        List<Long> ids = context.getBean(PointRepository.class).findByDeviceIdOrderByName(device).stream()
                .filter(point -> Character.isDigit(point.source().charAt(0)))
                .limit(points)
                .map(point -> point.id())
                .toList();
        History history = context.getBean(History.class);
        long started = System.nanoTime();
        var buckets = history.buckets(ids, from, to, step);
        double took = (System.nanoTime() - started) / 1e6;
        return Map.of(
                "ms",
                took,
                "points",
                ids.size(),
                "buckets",
                buckets.get(ids.getFirst()).size());
    }

    /** Appends in bulk, a thousand in a transaction. */
    private Object writeAudit(int entries) throws SQLException {
        AuditLog log = context.getBean(AuditLog.class);
        DataSource dataSource = context.getBean(DataSourceResolver.class).resolve(context.getBean(DataSource.class));
        long started = System.nanoTime();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            for (int done = 0; done < entries; done += AUDIT_AT_ONCE) {
                int from = done;
                log.record(
                        connection,
                        IntStream.range(0, AUDIT_AT_ONCE)
                                .mapToObj(each -> new AuditNote(
                                        "person-" + each % 20,
                                        "device.pause",
                                        "device:" + (from + each) + " Máy lạnh chính xác",
                                        "active",
                                        "paused",
                                        "bảo trì định kỳ theo kế hoạch"))
                                .toList());
                connection.commit();
            }
        }
        return Map.of("seconds", (System.nanoTime() - started) / 1e9);
    }

    private Object verifyAudit() {
        AuditVerifier verifier = context.getBean(AuditVerifier.class);
        long started = System.nanoTime();
        AuditVerdict verdict = verifier.verify((_, _) -> {}, _ -> {});
        return Map.of(
                "seconds",
                (System.nanoTime() - started) / 1e9,
                "entries",
                verdict.entries(),
                "findings",
                verdict.findings());
    }

    private WriteLoad load() {
        if (load == null) {
            load = new WriteLoad(context, like);
        }
        return load;
    }

    private LogLoad logs() {
        if (logs == null) {
            logs = new LogLoad(context);
        }
        return logs;
    }

    private Object spool() {
        var state = context.getBean(ReadingPipeline.class).spool();
        return Map.of("batches", state.batches(), "bytes", state.bytes());
    }

    /** Does what the schedule would do now. */
    private Object job(String code) throws Exception {
        ScheduledJob job = context.getBeansOfType(ScheduledJob.class).stream()
                .filter(candidate -> candidate.plan().code().equals(code))
                .findFirst()
                .orElseThrow();
        long started = System.nanoTime();
        JobResult result = job.run(JobRun.unrecorded(clock.instant()));
        return Map.of(
                "ms", (System.nanoTime() - started) / 1e6, "code", result.code(), "arguments", result.arguments());
    }
}
