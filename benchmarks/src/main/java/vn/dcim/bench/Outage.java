package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The database is away for half an hour of cycles, made up as fast as they are taken: what they take on disk, what putting them there and
 * storing them afterwards costs, and whether all of them are there in the end.
 */
final class Outage implements Benchmark {

    private static final int CYCLES = 180;
    private static final int BEFORE = 30;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final double MIB = 1 << 20;

    @Override
    public String name() {
        return "outage";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        try (var _ = new LoadFleet(1);
                var bed = new Bed(effort.heap(), Map.of("dcim.roles", "none"))) {
            bed.ask("add", effort.devices());
            JsonNode before = bed.ask("write", LONG, BEFORE);
            List<String> database = bed.killDatabase();
            double used = bed.program().use().cpuSeconds();
            JsonNode away = bed.ask("write", LONG, CYCLES);
            used = bed.program().use().cpuSeconds() - used;
            long readings = away.get("readings").asLong();
            double thousands = readings / 1e3;
            JsonNode spool = bed.ask("spool");
            // why: up to a queue of them waits in memory alone, until it is full
            double share = spool.get("batches").asDouble() / away.get("rows").asDouble();
            double bytes = spool.get("bytes").asDouble();
            report.add(Figure.of(
                    name() + "/on-disk", 100 * share, "%", away.get("rows").asLong()));
            report.add(Figure.of(name() + "/bytes", bytes / share / readings, "bytes/reading", readings));
            report.add(Figure.of(name() + "/half-hour", bytes / share / MIB, "MiB", readings));
            report.add(Figure.of(name() + "/cpu-to-disk", used * 1e3 / thousands, "ms/1000 values", readings)
                    .taking(used));

            double program = bed.program().use().cpuSeconds();
            bed.startDatabase(database);
            double databaseUsed = bed.databaseUse().cpuSeconds();
            long started = System.nanoTime();
            while (bed.ask("spool").get("batches").asLong() > 0) {
                if (System.nanoTime() - started > LONG.toNanos()) {
                    throw new IOException("the spool does not get empty");
                }
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            program = bed.program().use().cpuSeconds() - program;
            databaseUsed = bed.databaseUse().cpuSeconds() - databaseUsed;
            report.add(Figure.of(name() + "/caught-up", seconds, "s", readings));
            report.add(Figure.of(name() + "/cpu-from-disk", program * 1e3 / thousands, "ms/1000 values", readings)
                    .taking(program));
            report.add(Figure.of(name() + "/cpu-database", databaseUsed * 1e3 / thousands, "ms/1000 values", readings)
                    .taking(databaseUsed));
            long expected = readings + before.get("readings").asLong();
            long stored = bed.ask("readings", 0, Long.MAX_VALUE / 1_000_000)
                    .get("asked")
                    .asLong();
            report.add(Figure.of(name() + "/lost-or-doubled", expected - stored, "readings", expected));
            report.add(Figure.of(
                    name() + "/failed",
                    before.get("failed").asLong() + away.get("failed").asLong(),
                    "rows",
                    away.get("rows").asLong()));
            if (stored != expected) {
                throw new IOException(expected + " readings were handed over, " + stored + " are stored");
            }
        }
    }
}
