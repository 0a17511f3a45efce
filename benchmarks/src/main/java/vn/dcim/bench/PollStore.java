package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The main job under its full load: the program polls the fleet in its rhythm, stores every reading, judges it by the alarm rules that
 * it comes with, and shows it on an open page.
 */
final class PollStore implements Benchmark {

    /** How often the program is looked at. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration WARM_UP_CYCLE = Duration.ofMillis(1_100);
    private static final int VALUES = 60;
    private static final int SHOWN_POINTS = 300;
    private static final double KIB = 1 << 10;
    private static final double MIB = 1 << 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    // why: until then classes are loaded, methods compiled, and the last eight intervals of each point gathered
    private static final Duration CACHES_FULL = Duration.ofMinutes(4);

    @Override
    public String name() {
        return "poll-store";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        // why: the cycles are counted in the journal
        String cycle = effort.cycle().toString();
        Map<String, Object> settings =
                Map.of("dcim.snmp.cycle", cycle, "dcim.snmp.fast-cycle", cycle, "dcim.history.seal-after", "PT24H");
        try (var _ = new LoadFleet(effort.devices());
                var bed = new Bed(effort.heap(), settings, effort.javaOptions())) {
            JsonNode added = bed.ask("add", effort.devices());
            if (added.get("points").asInt() != VALUES) {
                throw new IllegalStateException("the fleet was understood as " + added);
            }
            JsonNode access = bed.ask("token");
            try (var console = new OpenConsole(
                    URI.create(access.get("url").asText()), access.get("token").asText(), points(bed))) {
                warmUp(effort.warmUp(), bed);
                run(effort, bed, console, report);
            }
        }
    }

    /**
     * Asks every second. What is measured is a program that has run for hours: at the pace of the load the JVM's compilers would go on for
     * most of one, and take more than the job.
     */
    private static void warmUp(Duration time, Bed bed) throws IOException, InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - until < 0) {
            bed.ask("refresh");
            pause(WARM_UP_CYCLE);
        }
        // why: the turns of the warm-up are not to be stored within the load
        pause(LOOK);
    }

    /** Adds figures under this benchmark's name. */
    private final class Figures {
        private final Report report;

        private Figures(Report report) {
            this.report = report;
        }

        private void add(String figure, double value, String unit, long n) throws IOException {
            report.add(Figure.of(name() + "/" + figure, value, unit, n));
        }

        private void add(Figure figure) throws IOException {
            report.add(figure);
        }
    }

    private void run(Effort effort, Bed bed, OpenConsole console, Report report) throws Exception {
        Figures figures = new Figures(report);
        List<Double> heap = new ArrayList<>();
        heap.add(bed.ask("heap").get("live").asDouble());
        double collecting = 0;
        JsonNode before = bed.ask("statistics");
        long eventsBefore = console.readingEvents();
        double program = bed.program().use().cpuSeconds();
        double compiler = bed.program().compilerSeconds();
        double database = bed.databaseUse().cpuSeconds();
        long from = System.currentTimeMillis();
        List<Double> commits = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        long turns = effort.load().dividedBy(LOOK);
        for (long turn = 1; turn <= turns; turn++) {
            pause(Duration.ofMillis(from + turn * LOOK.toMillis() - System.currentTimeMillis()));
            commits.add(bed.ask("statistics").get("commitMs").asDouble());
            resident.add(bed.program().use().residentBytes() / MIB);
            if (turn % MINUTE.dividedBy(LOOK) == 0) {
                double until = bed.program().use().cpuSeconds();
                heap.add(bed.ask("heap").get("live").asDouble());
                collecting += bed.program().use().cpuSeconds() - until;
            }
        }
        program = bed.program().use().cpuSeconds() - program - collecting;
        compiler = bed.program().compilerSeconds() - compiler;
        database = bed.databaseUse().cpuSeconds() - database;
        JsonNode after = bed.ask("statistics");
        long events = console.readingEvents() - eventsBefore;
        // why: the last answers of the time looked at are stored a moment after it
        pause(LOOK);

        Punctuality punctuality =
                Punctuality.of(cycles(bed, from, from + effort.load().toMillis()), from, effort.load(), effort.cycle());
        JsonNode readings = bed.ask("readings", from, from + effort.load().toMillis());
        long expected = punctuality.expected() * VALUES;
        long stored = readings.get("asked").asLong();
        double thousands = stored / 1e3;

        figures.add("cycles-expected", punctuality.expected(), "cycles", effort.devices());
        figures.add("cycles-stored", punctuality.stored(), "cycles", effort.devices());
        figures.add("cycles-missed", punctuality.missed(), "cycles", punctuality.expected());
        figures.add("cycles-doubled", punctuality.doubled(), "cycles", punctuality.expected());
        for (String counter : List.of("skipped", "missed", "timeouts", "unstored")) {
            figures.add("poller-" + counter, risen(before, after, counter), "", punctuality.expected());
        }
        Series lateness = Series.of(punctuality.latenesses());
        figures.add("lateness-p50", lateness.percentile(0.5), "ms", lateness.size());
        figures.add("lateness-p99", lateness.percentile(0.99), "ms", lateness.size());
        figures.add("lateness-max", lateness.max(), "ms", lateness.size());
        figures.add("readings-expected", expected, "readings", expected);
        figures.add("readings-stored", stored, "readings", expected);
        figures.add("readings-derived", readings.get("derived").asLong(), "readings", expected);
        figures.add("readings-bad", risen(before, after, "badReadings"), "readings", expected);
        for (String counter : List.of("dropped", "duplicates", "databaseFailures", "evaluationFailures")) {
            figures.add("pipeline-" + counter, risen(before, after, counter), "", punctuality.expected());
        }
        figures.add(Figure.of(name() + "/commit", Series.of(commits), "ms"));
        figures.add(
                "readings-a-commit",
                stored / (double) risen(before, after, "groups"),
                "readings",
                risen(before, after, "groups"));
        figures.add(Figure.of(name() + "/cpu-program", program * 1e3 / thousands, "ms/1000 values", stored)
                .taking(program));
        figures.add(Figure.of(name() + "/cpu-compiler", compiler * 1e3 / thousands, "ms/1000 values", stored)
                .taking(compiler));
        figures.add(Figure.of(name() + "/cpu-database", database * 1e3 / thousands, "ms/1000 values", stored)
                .taking(database));
        figures.add(Figure.of(name() + "/cpu", (program + database) * 1e3 / thousands, "ms/1000 values", stored)
                .taking(program + database));
        figures.add(Figure.of(name() + "/resident-program", Series.of(resident), "MiB"));
        figures.add("resident-database", bed.databaseUse().residentBytes() / MIB, "MiB", 1);
        figures.add("cpu-forced-collections", collecting, "s", heap.size() - 1);
        heap(effort, heap, figures);
        figures.add("console-events", events, "events", SHOWN_POINTS);
        figures.add("console-connections", console.connections(), "", 1);
        figures.add("alarms", count(bed, "SELECT count(*) FROM alarm"), "", 1);
        List<String> complaints = bed.program().complaints();
        figures.add("log-warnings", complaints.size(), "lines", 1);
        report.note(complaints);
    }

    /** @param live bytes, looked at at the start and after each minute */
    private static void heap(Effort effort, List<Double> live, Figures figures) throws IOException {
        for (int minute = 0; minute < live.size(); minute++) {
            figures.add("heap-minute-" + minute, live.get(minute) / MIB, "MiB", 1);
        }
        long full = Math.max(0, CACHES_FULL.minus(effort.warmUp()).toMinutes());
        List<Double> settled = live.subList((int) Math.min(full, live.size()), live.size());
        if (settled.size() > 1) {
            figures.add("heap-slope-from-minute-" + full, Trend.slope(settled) / KIB, "KiB/minute", settled.size());
        }
    }

    private static long risen(JsonNode before, JsonNode after, String counter) {
        return after.get(counter).asLong() - before.get(counter).asLong();
    }

    private static List<Long> points(Bed bed) throws SQLException {
        List<Long> points = new ArrayList<>();
        try (Connection connection = bed.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM point ORDER BY id LIMIT " + SHOWN_POINTS)) {
            while (rows.next()) {
                points.add(rows.getLong(1));
            }
        }
        return points;
    }

    private static Map<Long, List<Long>> cycles(Bed bed, long from, long to) throws SQLException {
        Map<Long, List<Long>> cycles = new LinkedHashMap<>();
        try (Connection connection = bed.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT id FROM device ORDER BY id")) {
                while (rows.next()) {
                    cycles.put(rows.getLong(1), new ArrayList<>());
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("SELECT device_id, at FROM journal WHERE fingerprint = 0 AND at >= " + from
                            + " AND at < " + to + " ORDER BY device_id, at")) {
                while (rows.next()) {
                    cycles.get(rows.getLong(1)).add(rows.getLong(2));
                }
            }
        }
        return cycles;
    }

    private static long count(Bed bed, String sql) throws SQLException {
        try (Connection connection = bed.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        if (time.isPositive()) {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
    }
}
