package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Two programs share the fleet; one is killed again and again: how long until the other has asked every device, and whether any alarm
 * came or went by that.
 */
final class Takeover implements Benchmark {

    private static final Duration CYCLE = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(200);

    @Override
    public String name() {
        return "takeover";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        Map<String, Object> settings =
                Map.of("dcim.snmp.cycle", "10s", "dcim.snmp.fast-cycle", "10s", "dcim.history.seal-after", "PT24H");
        try (var _ = new LoadFleet(effort.devices());
                var bed = new Bed(effort.heap(), settings)) {
            bed.ask("add", effort.devices());
            List<Double> joined = new ArrayList<>();
            List<Double> taken = new ArrayList<>();
            List<Double> answers = new ArrayList<>();
            List<Double> slowest = new ArrayList<>();
            long transitions = 0;
            for (int run = 0; run < effort.runs(); run++) {
                try (ChildJvm other = bed.another()) {
                    joined.add(await(() -> polled(other) >= effort.devices() / 3
                            && polled(bed.program()) + polled(other) == effort.devices()));
                    TimeUnit.NANOSECONDS.sleep(CYCLE.multipliedBy(2).toNanos());
                    long before = transitions(bed);
                    long killedAt = System.currentTimeMillis();
                    other.kill();
                    taken.add(await(() -> polled(bed.program()) == effort.devices()));
                    await(() -> firstAnswers(bed, killedAt).size() == effort.devices());
                    List<Double> first = firstAnswers(bed, killedAt);
                    answers.addAll(first);
                    slowest.add(Series.of(first).max());
                    transitions += transitions(bed) - before;
                }
            }
            report.add(Figure.of(name() + "/joined", Series.of(joined), "s"));
            report.add(Figure.of(name() + "/taken", Series.of(taken), "s"));
            Series all = Series.of(answers);
            report.add(Figure.of(name() + "/answer-p50", all.percentile(0.5), "s", all.size()));
            report.add(Figure.of(name() + "/answer-p99", all.percentile(0.99), "s", all.size()));
            report.add(Figure.of(name() + "/last-device", Series.of(slowest), "s"));
            report.add(Figure.of(name() + "/transitions", transitions, "transitions", effort.runs()));
            if (transitions != 0) {
                throw new IOException("alarms came or went as devices changed hands: " + transitions);
            }
        }
    }

    private interface Condition {
        boolean holds() throws IOException, SQLException;
    }

    /** Returns how long it took, in seconds. */
    private static double await(Condition condition) throws IOException, SQLException, InterruptedException {
        long started = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - started > LIMIT.toNanos()) {
                throw new IOException("the programs do not come to share the devices");
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static long polled(ChildJvm program) throws IOException {
        JsonNode statistics = program.ask("statistics");
        return statistics.get("polled").asLong();
    }

    /** Returns after how many seconds each device has answered first, of those that have. */
    private static List<Double> firstAnswers(Bed bed, long sinceMs) throws SQLException {
        return query(
                bed,
                "SELECT MIN(at) FROM journal WHERE fingerprint = 0 AND at > " + sinceMs + " GROUP BY device_id",
                rows -> {
                    List<Double> seconds = new ArrayList<>();
                    while (rows.next()) {
                        seconds.add((rows.getLong(1) - sinceMs) / 1e3);
                    }
                    return seconds;
                });
    }

    private static long transitions(Bed bed) throws SQLException {
        return query(bed, "SELECT COUNT(*) FROM alarm_transition", rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private static <T> T query(Bed bed, String sql, Reading<T> reading) throws SQLException {
        try (Connection connection = bed.connect();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            return reading.of(rows);
        }
    }
}
