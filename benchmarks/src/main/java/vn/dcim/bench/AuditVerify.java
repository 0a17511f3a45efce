package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long the proof of an audit log of a million entries takes. */
final class AuditVerify implements Benchmark {

    private static final int ENTRIES = 1_000_000;
    private static final int RUNS = 3;

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        try (var bed = new Bed(effort.heap(), Map.of("dcim.roles", "none"))) {
            double before = bed.cpuSeconds();
            JsonNode written = bed.ask("audit-write", ENTRIES);
            report.add(
                    Figure.of(name() + "/write", written.get("seconds").asDouble() * 1e6 / ENTRIES, "µs/entry", ENTRIES)
                            .taking(bed.cpuSeconds() - before));
            List<Double> seconds = new ArrayList<>();
            double cpu = bed.cpuSeconds();
            for (int run = 0; run < RUNS; run++) {
                JsonNode verified = bed.ask("audit-verify");
                if (verified.get("entries").asLong() < ENTRIES
                        || verified.get("findings").asLong() != 0) {
                    throw new IOException("the verification gave " + verified);
                }
                seconds.add(verified.get("seconds").asDouble());
            }
            report.add(Figure.of(name() + "/verify-1M", Series.of(seconds), "s").taking(bed.cpuSeconds() - cpu));
        }
    }
}
