package vn.dcim.bench;

import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the comparison of register and reality costs, which comes round every two minutes whether or not anything has changed. */
final class Compare implements Benchmark {

    private static final int WARM = 3;
    private static final int RUNS = 20;

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        try (var bed = new Bed(effort.heap(), Map.of("dcim.roles", "none"))) {
            try (Connection connection = bed.connect()) {
                new LargeRegister(connection, effort.assets()).fill();
            }
            measure(bed, "first", 0, 1, report);
            for (int i = 0; i < WARM; i++) {
                bed.ask("touch", i);
                bed.ask("compare");
            }
            measure(bed, "nothing-changed", 0, RUNS, report);
            measure(bed, "one-change", 1, RUNS, report);
            report.note(bed.program().complaints());
        }
    }

    /** @param changes before each comparison */
    private void measure(Bed bed, String what, int changes, int runs, Report report) throws IOException {
        List<Double> times = new ArrayList<>();
        double program = 0;
        double database = 0;
        for (int run = 0; run < runs; run++) {
            for (int change = 0; change < changes; change++) {
                bed.ask("touch", WARM + run);
            }
            double programBefore = bed.program().use().cpuSeconds();
            double databaseBefore = bed.databaseUse().cpuSeconds();
            times.add(bed.ask("compare").get("ms").asDouble());
            program += bed.program().use().cpuSeconds() - programBefore;
            database += bed.databaseUse().cpuSeconds() - databaseBefore;
        }
        report.add(Figure.of(name() + "/" + what, Series.of(times), "ms").taking(program + database));
        report.add(Figure.of(name() + "/" + what + "-cpu-program", 1000 * program / runs, "ms", runs));
        report.add(Figure.of(name() + "/" + what + "-cpu-database", 1000 * database / runs, "ms", runs));
    }
}
