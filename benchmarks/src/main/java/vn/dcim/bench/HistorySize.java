package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What half a year of readings takes on disk, to write and to read: made-up cycles every 30 s, up to 29 ms late, through the whole
 * pipeline, and the jobs that seal them, on a clock that goes as fast as they are stored.
 */
final class HistorySize implements Benchmark {

    private static final Duration CYCLE = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int READS = 25;
    private static final List<String> TABLES = List.of("journal", "history_hour", "history_axis", "history_day");

    @Override
    public String name() {
        return "history-size";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        // why: the past ends with a whole day, which is over long enough for its blocks to be made
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Instant start = end.minus(DAY.multipliedBy(effort.pastDays()));
        // why: the last cycles of each hour would wait for others that do not come
        Map<String, Object> settings = Map.of(
                "dcim.roles",
                "none",
                "dcim.ingest.gather",
                "10ms",
                "bench.behind",
                Duration.between(start, Instant.now()).plus(HOUR).toString());
        try (var _ = new LoadFleet(1);
                var bed = new Bed(effort.heap(), settings)) {
            bed.ask("add", effort.pastDevices());
            Written written = write(bed, start, end);
            written.tell(this, report);
            long all = written.beforeEnd;
            report.add(
                    Figure.of(name() + "/days", bytes(bed, "history_day", "history_axis") / all, "bytes/reading", all));
            for (String table : TABLES) {
                report.add(Figure.of(name() + "/table-" + table, bytes(bed, table), "bytes", all));
            }
            read(bed, report, start, end);
        }
    }

    /** What writing took. */
    private static final class Written {
        private long readings;
        private long beforeEnd;
        private long failed;
        private double programWrite;
        private double databaseWrite;
        private double programSeal;
        private double databaseSeal;
        private double seconds;
        private double today;

        void tell(HistorySize bench, Report report) throws IOException {
            double thousands = readings / 1e3;
            report.add(Figure.of(bench.name() + "/readings", readings, "readings", readings));
            report.add(Figure.of(bench.name() + "/failed", failed, "cycles", readings));
            report.add(Figure.of(bench.name() + "/wall", seconds, "s", readings));
            report.add(Figure.of(
                            bench.name() + "/write-program", programWrite * 1e3 / thousands, "ms/1000 values", readings)
                    .taking(programWrite));
            report.add(Figure.of(
                            bench.name() + "/write-database",
                            databaseWrite * 1e3 / thousands,
                            "ms/1000 values",
                            readings)
                    .taking(databaseWrite));
            report.add(
                    Figure.of(bench.name() + "/seal-program", programSeal * 1e3 / thousands, "ms/1000 values", readings)
                            .taking(programSeal));
            report.add(Figure.of(
                            bench.name() + "/seal-database", databaseSeal * 1e3 / thousands, "ms/1000 values", readings)
                    .taking(databaseSeal));
            report.add(Figure.of(bench.name() + "/today", today, "bytes/reading", 1));
        }
    }

    private static Written write(Bed bed, Instant start, Instant end) throws Exception {
        var written = new Written();
        long begun = System.nanoTime();
        // why: two hours more, so that the last day is over long enough
        for (Instant hour = start; hour.isBefore(end.plus(HOUR.multipliedBy(2))); hour = hour.plus(HOUR)) {
            double program = bed.program().use().cpuSeconds();
            double database = bed.databaseUse().cpuSeconds();
            JsonNode past = bed.ask("past", hour, HOUR, CYCLE);
            written.readings += past.get("readings").asLong();
            written.beforeEnd += hour.isBefore(end) ? past.get("readings").asLong() : 0;
            written.failed += past.get("failed").asLong();
            written.programWrite += bed.program().use().cpuSeconds() - program;
            written.databaseWrite += bed.databaseUse().cpuSeconds() - database;
            if (hour.equals(end.minus(HOUR))) {
                long today = past.get("readings").asLong() * DAY.dividedBy(HOUR);
                written.today = bytes(bed, "journal", "history_hour") / today;
            }
            program = bed.program().use().cpuSeconds();
            database = bed.databaseUse().cpuSeconds();
            bed.ask("job", "journal-partitions");
            bed.ask("job", "seal-history");
            written.programSeal += bed.program().use().cpuSeconds() - program;
            written.databaseSeal += bed.databaseUse().cpuSeconds() - database;
        }
        written.seconds = (System.nanoTime() - begun) / 1e9;
        return written;
    }

    private void read(Bed bed, Report report, Instant start, Instant end) throws Exception {
        List<Double> times = new ArrayList<>();
        report.add(Figure.of(name() + "/read-first", hours(bed, start, end), "ms", 1));
        for (int warm = 0; warm < READS; warm++) {
            hours(bed, start, end);
        }
        double cpu = bed.cpuSeconds();
        for (int i = 0; i < READS; i++) {
            times.add(hours(bed, start, end));
        }
        report.add(Figure.of(name() + "/read-warm", Series.of(times), "ms").taking(bed.cpuSeconds() - cpu));
    }

    private static double hours(Bed bed, Instant start, Instant end) throws IOException {
        JsonNode read = bed.ask("buckets", 1, start, end, HOUR);
        if (read.get("buckets").asLong() != Duration.between(start, end).dividedBy(HOUR)) {
            throw new IOException("half a year gave " + read);
        }
        return read.get("ms").asDouble();
    }

    /** What tables take on disk, keys and the room that is free in their pages included. */
    private static double bytes(Bed bed, String... tables) throws SQLException {
        try (Connection connection = bed.connect();
                Statement statement = connection.createStatement()) {
            String names = "'" + String.join("', '", tables) + "'";
            statement.execute("ANALYZE TABLE " + String.join(", ", tables));
            try (ResultSet rows =
                    statement.executeQuery("SELECT SUM(data_length + index_length) FROM information_schema.tables"
                            + " WHERE table_schema = 'dcim' AND table_name IN (" + names + ")")) {
                rows.next();
                return rows.getDouble(1);
            }
        }
    }
}
