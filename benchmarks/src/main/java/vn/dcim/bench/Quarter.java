package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the inspection file of a large centre costs: of a month and of a quarter in which a server breaks down each day before it is
 * judged, so that what is judged of equipment is never the same for two days.
 */
final class Quarter implements Benchmark {

    private static final int DAYS = 92;
    private static final int MONTH = 31;

    @Override
    public String name() {
        return "inspection";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        try (var bed = new Bed(effort.heap(), Map.of("dcim.roles", "none"), effort.javaOptions())) {
            try (Connection connection = bed.connect()) {
                new LargeRegister(connection, effort.assets()).fill();
                new LargePast(connection, effort.assets()).fill();
            }
            List<Double> rounds = new ArrayList<>();
            double before = bed.cpuSeconds();
            for (int day = 0; day < DAYS; day++) {
                bed.ask("break", day);
                bed.ask("heard");
                rounds.add(bed.ask("evaluate").get("ms").asDouble());
                bed.ask("next-day");
            }
            report.add(Figure.of(name() + "/first-round-of-day", Series.of(rounds), "ms")
                    .taking(bed.cpuSeconds() - before));
            size(bed, report);
            make(bed, "month", MONTH, effort, report);
            make(bed, "quarter", DAYS, effort, report);
            report.note(bed.program().complaints());
        }
    }

    private void size(Bed bed, Report report) throws Exception {
        try (Connection connection = bed.connect();
                Statement statement = connection.createStatement()) {
            add(statement, "facts-kept", "SELECT COUNT(*), SUM(LENGTH(packed)) FROM obligation_facts", report);
            add(
                    statement,
                    "results-kept",
                    "SELECT COUNT(*), SUM(LENGTH(question) + LENGTH(verdict)) FROM obligation_result",
                    report);
        }
    }

    private void add(Statement statement, String what, String sql, Report report) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            report.add(Figure.of(name() + "/" + what, row.getLong(2) / 1e6, "MB", row.getLong(1)));
        }
    }

    /** @param days back from yesterday */
    private void make(Bed bed, String what, int days, Effort effort, Report report) throws Exception {
        List<Double> made = new ArrayList<>();
        List<Double> written = new ArrayList<>();
        double bytes = 0;
        double heap = 0;
        for (int run = 0; run < effort.runs(); run++) {
            JsonNode file = bed.ask("inspect", days);
            made.add(file.get("made").asDouble());
            written.add(file.get("written").asDouble());
            bytes = file.get("bytes").asDouble();
            heap = Math.max(heap, file.get("grown").asDouble());
        }
        report.add(Figure.of(name() + "/" + what + "-made", Series.of(made), "ms"));
        report.add(Figure.of(name() + "/" + what + "-written", Series.of(written), "ms"));
        report.add(Figure.of(name() + "/" + what + "-archive", bytes / 1e6, "MB", 1));
        report.add(Figure.of(name() + "/" + what + "-heap", heap / 1e6, "MB", effort.runs()));
    }
}
