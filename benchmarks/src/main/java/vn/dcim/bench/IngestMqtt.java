package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Messages of QoS 1 from a broker through the bridge into the database, as fast as they are taken; each is acknowledged when it is
 * durable. Every message bears a value of its own, so that what was lost or doubled is found in what was stored.
 */
final class IngestMqtt implements Benchmark {

    private static final int DEVICES = 200;
    private static final long LIMIT_SECONDS = 240;
    private static final int LOOK_MS = 20;
    private static final double MIB = 1 << 20;

    @Override
    public String name() {
        return "ingest-mqtt";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        Path log = Files.createTempFile("dcim-bench-flood", ".log");
        try (var broker = new MqttBroker();
                var flood = new ChildJvm(MqttFlood.class, "64m", log)) {
            Map<String, Object> settings =
                    Map.of("dcim.mqtt.url", broker.url(), "dcim.history.seal-after", "PT24H", "dcim.snmp.cycle", "1h");
            try (var bed = new Bed(effort.heap(), settings)) {
                report.note(List.of("broker: " + broker.kind()));
                flood.ask("connect", broker.port(), DEVICES);
                // why: a device is added by what was heard of it
                flood.ask("publish", 0, DEVICES, MqttFlood.Kind.TIMED);
                bed.ask("mqtt-add", DEVICES);
                long first = DEVICES;
                flood.ask("announce");
                bed.ask("announced-add", MqttFlood.ANNOUNCED);
                for (MqttFlood.Kind kind : MqttFlood.Kind.values()) {
                    first = run(effort, new Load(broker, flood, bed, report, first), kind);
                }
                report.note(bed.program().complaints());
            }
        } finally {
            Files.delete(log);
        }
    }

    private record Load(MqttBroker broker, ChildJvm flood, Bed bed, Report report, long first) {}

    /** Returns the number of the next message. */
    private long run(Effort effort, Load load, MqttFlood.Kind how) throws IOException, InterruptedException {
        String kind =
                name() + "/" + (how == MqttFlood.Kind.TIMED ? "" : how.name().toLowerCase(Locale.ROOT) + "-");
        long count = effort.messages();
        long first = load.first();
        long stored = stored(load.bed());
        load.flood().ask("publish", first, count, how);
        stored = awaitStored(load.bed(), stored + count);
        List<Double> rates = new ArrayList<>();
        List<Double> program = new ArrayList<>();
        List<Double> database = new ArrayList<>();
        List<Double> both = new ArrayList<>();
        List<Double> brokers = new ArrayList<>();
        List<Double> publishers = new ArrayList<>();
        double seconds = 0;
        for (int run = 1; run <= effort.runs(); run++) {
            double programBefore = load.bed().program().use().cpuSeconds();
            double databaseBefore = load.bed().databaseUse().cpuSeconds();
            double brokerBefore = load.broker().cpuSeconds();
            double publisherBefore = load.flood().use().cpuSeconds();
            long started = System.nanoTime();
            load.flood().ask("publish", first + run * count, count, how);
            stored = awaitStored(load.bed(), stored + count);
            rates.add(count / ((System.nanoTime() - started) / 1e9));
            program.add((load.bed().program().use().cpuSeconds() - programBefore) * 1e6 / count);
            database.add((load.bed().databaseUse().cpuSeconds() - databaseBefore) * 1e6 / count);
            brokers.add((load.broker().cpuSeconds() - brokerBefore) * 1e6 / count);
            publishers.add((load.flood().use().cpuSeconds() - publisherBefore) * 1e6 / count);
            both.add(program.getLast() + database.getLast());
            seconds += both.getLast() * count / 1e6;
        }
        Report report = load.report();
        report.add(Figure.of(kind + "rate", Series.of(rates), "messages/s"));
        report.add(Figure.of(kind + "cpu", Series.of(both), "ms/1000 messages").taking(seconds));
        report.add(Figure.of(kind + "cpu-program", Series.of(program), "ms/1000 messages"));
        report.add(Figure.of(kind + "cpu-database", Series.of(database), "ms/1000 messages"));
        report.add(Figure.of(kind + "cpu-broker-" + load.broker().kind(), Series.of(brokers), "ms/1000 messages"));
        report.add(Figure.of(kind + "cpu-publisher", Series.of(publishers), "ms/1000 messages"));
        report.add(
                Figure.of(kind + "resident-program", load.bed().program().use().residentBytes() / MIB, "MiB", 1));
        long next = first + (effort.runs() + 1) * count;
        count(load, kind, first, next);
        return next;
    }

    /** Compares what is stored with what was published. */
    private void count(Load load, String kind, long first, long next) throws IOException {
        JsonNode found = load.bed().ask("mqtt-sequence", first, next);
        long lost = next - first - found.get("distinct").asLong();
        long doubled = found.get("readings").asLong() - found.get("distinct").asLong();
        load.report().add(Figure.of(kind + "lost", lost, "messages", next - first));
        load.report().add(Figure.of(kind + "doubled", doubled, "messages", next - first));
        JsonNode statistics = load.bed().ask("mqtt");
        load.report()
                .add(Figure.of(kind + "rejected", statistics.get("rejected").asLong(), "messages", next - first));
        if (lost != 0 || doubled != 0) {
            throw new IOException(
                    "of " + (next - first) + " messages " + lost + " were lost and " + doubled + " doubled");
        }
    }

    private static long stored(Bed bed) throws IOException {
        return bed.ask("mqtt").get("stored").asLong();
    }

    private static long awaitStored(Bed bed, long wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        long stored = stored(bed);
        while (stored < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IOException("only " + stored + " of " + wanted + " messages are stored: " + bed.ask("mqtt"));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            stored = stored(bed);
        }
        return stored;
    }
}
