package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What storing costs, flat out: made-up cycles through the pipeline with the alarm rules the program comes with. */
final class HistoryWrite implements Benchmark {

    private static final Duration RUN = Duration.ofSeconds(10);
    private static final int UNLIMITED = Integer.MAX_VALUE;

    @Override
    public String name() {
        return "history-write";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        try (var _ = new LoadFleet(1);
                var bed = new Bed(effort.heap(), Map.of("dcim.roles", "none"))) {
            bed.ask("add", effort.devices());
            bed.ask("write", RUN, UNLIMITED);
            List<Double> rates = new ArrayList<>();
            List<Double> rows = new ArrayList<>();
            List<Double> program = new ArrayList<>();
            List<Double> database = new ArrayList<>();
            double seconds = 0;
            long failed = 0;
            for (int run = 0; run < effort.runs(); run++) {
                double programBefore = bed.program().use().cpuSeconds();
                double databaseBefore = bed.databaseUse().cpuSeconds();
                JsonNode written = bed.ask("write", RUN, UNLIMITED);
                double programTook = bed.program().use().cpuSeconds() - programBefore;
                double databaseTook = bed.databaseUse().cpuSeconds() - databaseBefore;
                double thousands = written.get("readings").asLong() / 1e3;
                rates.add(thousands * 1e3 / written.get("seconds").asDouble());
                rows.add(written.get("rows").asLong() / written.get("seconds").asDouble());
                program.add(programTook * 1e3 / thousands);
                database.add(databaseTook * 1e3 / thousands);
                seconds += programTook + databaseTook;
                failed += written.get("failed").asLong();
            }
            report.add(Figure.of("history-write/readings", Series.of(rates), "readings/s")
                    .taking(seconds));
            report.add(Figure.of("history-write/rows", Series.of(rows), "rows/s"));
            report.add(Figure.of("history-write/cpu-program", Series.of(program), "ms/1000 values"));
            report.add(Figure.of("history-write/cpu-database", Series.of(database), "ms/1000 values"));
            report.add(Figure.of("history-write/failed", failed, "rows", effort.runs()));
            bytes(bed, report);
        }
    }

    private static void bytes(Bed bed, Report report) throws Exception {
        long readings =
                bed.ask("readings", 0, Long.MAX_VALUE / 1_000_000).get("asked").asLong();
        try (Connection connection = bed.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE journal");
            report.add(bytes(statement, "packed", "SELECT SUM(LENGTH(payload)) FROM journal", readings));
            report.add(bytes(
                    statement,
                    "table",
                    "SELECT data_length + index_length FROM information_schema.tables"
                            + " WHERE table_schema = 'dcim' AND table_name = 'journal'",
                    readings));
        }
    }

    private static Figure bytes(Statement statement, String name, String sql, long readings) throws Exception {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return Figure.of("history-write/" + name, rows.getLong(1) / (double) readings, "bytes/reading", readings);
        }
    }
}
