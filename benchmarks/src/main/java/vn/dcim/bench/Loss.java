package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import vn.dcim.bench.HandedOver.Batch;
import vn.dcim.bench.LossCount.Row;
import vn.dcim.bench.LossCount.Stretch;
import vn.dcim.bench.LossCount.Sum;
import vn.dcim.web.command.FreePort;

/**
 * Two programs under load, their database and their broker, of which one is killed at random, again and again, and at last the
 * database for long: whether each value that was handed over, each message that was published and each change of an alarm is there
 * once.
 */
final class Loss implements Benchmark {

    private static final int DEVICES = 100;
    private static final int RESTLESS = 20;
    private static final Duration CYCLE = Duration.ofSeconds(2);
    private static final int PAIRS = 10;
    private static final int MESSAGES_PER_SECOND = 1_000;
    private static final String BROKER_HEAP = "768m";
    /** What HiveMQ 2025.5 confirmed so long before it was killed it may lose itself (docs/mqtt.md). */
    private static final Duration UNWRITTEN = Duration.ofSeconds(2);

    private static final Duration READY = Duration.ofMinutes(3);
    /** So long nothing more may come to be stored before what is missing counts as lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Duration LOOK = Duration.ofMillis(250);

    private enum Victim {
        PROGRAM,
        SECOND,
        DATABASE,
        BROKER
    }

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        report.note(List.of("seed " + effort.seed()));
        try (var scene = new Scene(effort)) {
            scene.begin();
            var random = new Random(effort.seed());
            Sum all = new Sum();
            Map<Victim, Integer> kills = new TreeMap<>();
            for (int round = 1; round <= effort.rounds(); round++) {
                Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
                Duration before = Duration.ofMillis(random.nextInt(500, 4_000));
                Duration away = Duration.ofMillis(random.nextInt(0, 7_000));
                kills.merge(victim, 1, Integer::sum);
                all.add(round(scene, victim, before, away, report, "round " + round));
            }
            if (effort.outage().isPositive()) {
                all.add(round(scene, Victim.DATABASE, Duration.ofSeconds(2), effort.outage(), report, "outage"));
            }
            tell(all, kills, scene, report);
            report.note(List.of("other alarms: " + scene.store.otherTransitions()));
            if (!all.isWell()) {
                throw new IOException(
                        "lost or doubled, with --seed " + effort.seed() + ":\n" + String.join("\n", all.wrong));
            }
        }
    }

    private static Sum round(Scene scene, Victim victim, Duration before, Duration away, Report report, String what)
            throws Exception {
        long started = System.nanoTime();
        pause(before);
        long killed = System.currentTimeMillis();
        scene.kill(victim);
        pause(away);
        scene.start(victim);
        pause(Duration.ofSeconds(1));
        long drained = System.nanoTime();
        Sum sum = scene.count(victim == Victim.BROKER ? killed : null);
        report.note(List.of(String.format(
                Locale.ROOT,
                "%s: %s away %.1f s, drained %.1f s, took %.1f s; %,d values (lost %d, doubled %d, in flight %d, in a gap %d,"
                        + " refused %s), %,d messages (lost %d, doubled %d, by the broker %d, unsure %d of which stored %d),"
                        + " %d transitions (lost %d, doubled %d), invented %d",
                what,
                victim.name().toLowerCase(Locale.ROOT),
                away.toMillis() / 1e3,
                (System.nanoTime() - drained) / 1e9,
                (System.nanoTime() - started) / 1e9,
                sum.values,
                sum.valuesLost,
                sum.valuesDoubled,
                sum.valuesInFlight,
                sum.valuesInGap,
                sum.refused,
                sum.messages,
                sum.messagesLost,
                sum.messagesDoubled,
                sum.messagesLostByBroker,
                sum.messagesUnsure,
                sum.messagesUnsureStored,
                sum.transitions,
                sum.transitionsLost,
                sum.transitionsDoubled,
                sum.invented)));
        report.note(sum.wrong.stream().map(line -> "  " + line).toList());
        return sum;
    }

    private void tell(Sum all, Map<Victim, Integer> kills, Scene scene, Report report) throws IOException {
        for (Map.Entry<Victim, Integer> each : kills.entrySet()) {
            add(report, "killed-" + each.getKey().name().toLowerCase(Locale.ROOT), each.getValue(), "times");
        }
        Map<String, ToLongFunction<Sum>> figures = new LinkedHashMap<>();
        figures.put("values", sum -> sum.values);
        figures.put("values-lost", sum -> sum.valuesLost);
        figures.put("values-doubled", sum -> sum.valuesDoubled);
        figures.put("values-in-flight", sum -> sum.valuesInFlight);
        figures.put("values-in-gap", sum -> sum.valuesInGap);
        figures.put("answers-not-handed", sum -> sum.answersNotHanded);
        figures.put("messages", sum -> sum.messages);
        figures.put("messages-lost", sum -> sum.messagesLost);
        figures.put("messages-doubled", sum -> sum.messagesDoubled);
        figures.put("messages-lost-by-broker", sum -> sum.messagesLostByBroker);
        figures.put("messages-unsure", sum -> sum.messagesUnsure);
        figures.put("messages-unsure-stored", sum -> sum.messagesUnsureStored);
        figures.put("transitions", sum -> sum.transitions);
        figures.put("transitions-lost", sum -> sum.transitionsLost);
        figures.put("transitions-doubled", sum -> sum.transitionsDoubled);
        figures.put("invented", sum -> sum.invented);
        for (Map.Entry<String, ToLongFunction<Sum>> each : figures.entrySet()) {
            add(report, each.getKey(), each.getValue().applyAsLong(all), "");
        }
        for (Map.Entry<String, Long> each : all.refused.entrySet()) {
            add(report, "refused-" + each.getKey().toLowerCase(Locale.ROOT), each.getValue(), "batches");
        }
        add(report, "values-rate", all.values / scene.seconds(), "values/s");
        add(report, "messages-rate", all.messages / scene.seconds(), "messages/s");
        add(report, "run-time", scene.seconds(), "s");
    }

    private void add(Report report, String figure, double value, String unit) throws IOException {
        report.add(Figure.of(name() + "/" + figure, value, unit, 1));
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /** All the processes and what they are held against. */
    private static final class Scene implements AutoCloseable {

        private final Path folder = Files.createTempDirectory("dcim-bench-loss");
        private final int brokerPort = FreePort.onLoopback();
        private final String heap;
        private final LossFleet fleet = new LossFleet(DEVICES, RESTLESS);
        private final LossPublisher publisher =
                new LossPublisher("tcp://127.0.0.1:" + brokerPort, PAIRS, MESSAGES_PER_SECOND);
        private final Map<Victim, HandedOver> ledgers = new HashMap<>();
        private final List<HandedOver> ofTheDead = new ArrayList<>();
        private final List<Batch> handed = new ArrayList<>();
        private ChildJvm broker;
        private Bed bed;
        private ChildJvm second;
        private LossStore store;
        private LossCount count;
        private List<String> databaseCommand;
        private long from;
        private long began;

        Scene(Effort effort) throws Exception {
            heap = effort.heap();
            try {
                startBroker();
                Path maps = Files.createDirectories(folder.resolve("maps"));
                for (String kind : LossPublisher.KINDS) {
                    try (InputStream map = Loss.class.getResourceAsStream("/loss/" + kind + ".yaml")) {
                        Files.copy(map, maps.resolve(kind + ".yaml"));
                    }
                }
                Map<String, Object> settings = new HashMap<>();
                settings.put("dcim.snmp.cycle", CYCLE.toMillis() + "ms");
                settings.put("dcim.snmp.fast-cycle", CYCLE.toMillis() + "ms");
                settings.put("dcim.mqtt.url", "tcp://127.0.0.1:" + brokerPort);
                settings.put("dcim.mqtt.client-id", "loss");
                settings.put("dcim.mqtt.maps", maps.toString());
                // why: the rows are counted in the journal, where each has its own
                settings.put("dcim.history.seal-after", "PT24H");
                settings.put("dcim.node.lease", "4s");
                settings.put("dcim.node.beat", "1s");
                settings.put("bench.handed-over", folder.resolve("handed").toString());
                bed = new Bed(heap, settings);
                ledgers.put(Victim.PROGRAM, ledger(bed.program()));
                startSecond();
                Map<String, Object> beside = bed.settings(Map.of("dcim.roles", "web", "logger.levels.root", "ERROR"));
                beside.remove("dcim.mqtt.url");
                store = new LossStore(bed, beside);
            } catch (Exception e) {
                close();
                throw e;
            }
        }

        private HandedOver ledger(ChildJvm program) {
            return new HandedOver(folder.resolve("handed").resolve(String.valueOf(program.pid())));
        }

        private void startBroker() throws IOException {
            broker = new ChildJvm(BrokerProcess.class, BROKER_HEAP, folder.resolve("broker.log"));
            broker.ask("start", folder.resolve("broker"), brokerPort);
        }

        private void startSecond() throws IOException {
            second = bed.another(
                    Map.of("dcim.ingest.spool.folder", folder.resolve("spool").toString(), "dcim.node.name", "second"));
            ledgers.put(Victim.SECOND, ledger(second));
        }

        /** Enters the devices and returns when all are heard. */
        void begin() throws Exception {
            // why: before the first reading, since what an alarm follows from is a change
            from = System.currentTimeMillis();
            store.addPublishing(publisher.devices());
            store.addPolled(fleet, DEVICES);
            count = new LossCount(store.polled(), UNWRITTEN.toMillis());
            await(() -> bed.ask("statistics").get("brokerConnected").asBoolean()
                    ^ second.ask("statistics").get("brokerConnected").asBoolean());
            // why: devices that the bridge does not know yet would be offers, and their messages no readings
            pause(Duration.ofSeconds(3));
            began = System.nanoTime();
            publisher.start();
            await(() -> store.heard(from) == DEVICES + publisher.devices().size());
        }

        double seconds() {
            return (System.nanoTime() - began) / 1e9;
        }

        void kill(Victim victim) {
            switch (victim) {
                case PROGRAM -> bed.killProgram();
                case SECOND -> second.kill();
                case DATABASE -> databaseCommand = bed.killDatabase();
                case BROKER -> broker.kill();
            }
            HandedOver ledger = ledgers.remove(victim);
            if (ledger != null) {
                ledger.die();
                ofTheDead.add(ledger);
            }
        }

        void start(Victim victim) throws Exception {
            switch (victim) {
                case PROGRAM -> {
                    bed.startProgram();
                    ledgers.put(Victim.PROGRAM, ledger(bed.program()));
                }
                case SECOND -> startSecond();
                case DATABASE -> {
                    bed.startDatabase(databaseCommand);
                    await(this::isDatabaseThere);
                }
                case BROKER -> startBroker();
            }
        }

        private boolean isDatabaseThere() {
            try (Connection connection = bed.connect()) {
                return connection.isValid(1);
            } catch (SQLException e) {
                return false;
            }
        }

        /** Has all that is under way come to rest, holds it against what was said, and goes on. */
        Sum count(Long brokerKilled) throws Exception {
            publisher.rest();
            try {
                LossPublisher.Published published = publisher.take();
                long confirmed = published.confirmed().values().stream()
                        .mapToLong(Map::size)
                        .sum();
                long cut = drain(confirmed);
                List<Row> rows = new ArrayList<>(store.rows(from, cut));
                List<Batch> of = handedUntil(cut, rows);
                Sum sum = count.of(new Stretch(
                        of,
                        rows,
                        byDevice(published.confirmed()),
                        byDevice(published.unsure()),
                        store.transitions(from, cut),
                        store.gaps(),
                        brokerKilled));
                from = cut;
                return sum;
            } finally {
                publisher.resume();
            }
        }

        /** Returns until when all that was said is stored, or will never be. */
        private long drain(long confirmed) throws Exception {
            long stored = -1;
            long since = System.nanoTime();
            while (System.nanoTime() - since < PATIENCE.toNanos()) {
                pause(LOOK.multipliedBy(2));
                long now = store.messages(from);
                if (now == stored && now >= confirmed) {
                    break;
                }
                since = now == stored ? since : System.nanoTime();
                stored = now;
            }
            long cut = System.currentTimeMillis();
            pause(Duration.ofSeconds(1));
            await(() -> isAllAnswered(cut));
            return cut;
        }

        private boolean isAllAnswered(long cut) throws IOException {
            for (ChildJvm program : List.of(bed.program(), second)) {
                JsonNode spool = program.ask("spool");
                if (spool.get("batches").asLong() > 0) {
                    return false;
                }
            }
            follow();
            return ledgers.values().stream().noneMatch(ledger -> ledger.isWaiting(cut));
        }

        private void follow() throws IOException {
            for (HandedOver ledger : ledgers.values()) {
                ledger.follow(handed::add);
            }
            for (HandedOver ledger : ofTheDead) {
                ledger.follow(handed::add);
            }
            ofTheDead.clear();
        }

        /** Takes out what was handed over up to an instant, and adds the rows of what was measured long before. */
        private List<Batch> handedUntil(long cut, List<Row> rows) throws SQLException {
            List<Batch> of = new ArrayList<>();
            for (Batch batch : handed) {
                long at = batch.key().at();
                if (at < from) {
                    List<Row> old = store.rows(at, at + 1).stream()
                            .filter(row -> row.key().equals(batch.key()))
                            .toList();
                    // why: what was stored before this stretch was counted then
                    if (!HandedOver.BEFORE.equals(batch.answer()) || old.isEmpty()) {
                        rows.addAll(old);
                        of.add(batch);
                    }
                } else if (at < cut) {
                    of.add(batch);
                }
            }
            handed.removeIf(batch -> batch.key().at() < cut);
            return of;
        }

        private <T> Map<Long, T> byDevice(Map<String, T> byTopic) {
            Map<Long, T> byDevice = new HashMap<>();
            byTopic.forEach((topic, numbers) -> byDevice.put(store.publishing(topic), numbers));
            return byDevice;
        }

        private interface Condition {
            boolean holds() throws Exception;
        }

        private static void await(Condition condition) throws Exception {
            long started = System.nanoTime();
            while (!condition.holds()) {
                if (System.nanoTime() - started > READY.toNanos()) {
                    throw new IOException("the programs do not come to rest");
                }
                pause(LOOK);
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            try {
                publisher.close();
                fleet.close();
                if (store != null) {
                    store.close();
                }
                if (second != null) {
                    second.close();
                }
                if (bed != null) {
                    bed.close();
                }
            } finally {
                if (broker != null) {
                    broker.close();
                }
                Bed.delete(folder);
            }
        }
    }
}
