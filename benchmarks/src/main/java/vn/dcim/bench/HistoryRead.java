package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long a chart waits for its past. */
final class HistoryRead implements Benchmark {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FAST = Duration.ofSeconds(2);
    private static final Duration CYCLE = Duration.ofSeconds(10);
    private static final int READS = 25;

    @Override
    public String name() {
        return "history-read";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        try (var _ = new LoadFleet(1);
                var bed = new Bed(effort.heap(), Map.of("dcim.roles", "none"))) {
            bed.ask("add", 1);
            Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(DAY);
            Instant hour = day.minus(HOUR);
            bed.ask("fill", day, DAY, FAST);
            bed.ask("fill", hour, HOUR, CYCLE);
            report.add(read(bed, "day-of-2s-point", 1, day, DAY, Duration.ofMinutes(1)));
            report.add(read(bed, "day-of-2s-device", 60, day, DAY, Duration.ofMinutes(1)));
            report.add(read(bed, "hour-of-10s-point", 1, hour, HOUR, CYCLE));
        }
    }

    private Figure read(Bed bed, String what, int points, Instant from, Duration period, Duration step)
            throws IOException {
        List<Double> times = new ArrayList<>();
        for (int warm = 0; warm < 2; warm++) {
            bed.ask("buckets", points, from, from.plus(period), step);
        }
        double cpu = bed.cpuSeconds();
        for (int i = 0; i < READS; i++) {
            JsonNode read = bed.ask("buckets", points, from, from.plus(period), step);
            if (read.get("points").asInt() != points || read.get("buckets").asLong() != period.dividedBy(step)) {
                throw new IOException(what + " gave " + read);
            }
            times.add(read.get("ms").asDouble());
        }
        return Figure.of(name() + "/" + what, Series.of(times), "ms").taking(bed.cpuSeconds() - cpu);
    }
}
