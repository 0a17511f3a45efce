package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What asking costs, flat out: the SNMP transport of the program alone, 60 values a request. */
final class Poll implements Benchmark {

    private static final int SECONDS = 6;

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        Path log = Files.createTempFile("dcim-bench", ".log");
        try (var _ = new LoadFleet(effort.devices());
                var asking = new ChildJvm(AskingProgram.class, effort.heap(), log)) {
            asking.ask("begin", effort.devices());
            asking.ask("ask", SECONDS);
            List<Double> costs = new ArrayList<>();
            List<Double> rates = new ArrayList<>();
            double seconds = 0;
            long values = 0;
            long failures = 0;
            for (int run = 0; run < effort.runs(); run++) {
                JsonNode answer = asking.ask("ask", SECONDS);
                double thousands = answer.get("values").asLong() / 1e3;
                costs.add(answer.get("cpuSeconds").asDouble() * 1e3 / thousands);
                rates.add(thousands * 1e3 / answer.get("seconds").asDouble());
                seconds += answer.get("cpuSeconds").asDouble();
                values += answer.get("values").asLong();
                failures += answer.get("failures").asLong();
            }
            report.add(Figure.of("poll/cpu", Series.of(costs), "ms/1000 values").taking(seconds));
            report.add(Figure.of("poll/rate", Series.of(rates), "values/s"));
            report.add(Figure.of("poll/values", values, "values", effort.runs()));
            report.add(Figure.of("poll/unanswered", failures, "requests", effort.runs()));
        } finally {
            Files.delete(log);
        }
    }
}
