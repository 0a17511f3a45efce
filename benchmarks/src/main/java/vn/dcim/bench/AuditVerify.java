package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long the proof of an audit log of a million entries takes, and that what is done to them past the program is found. */
final class AuditVerify implements Benchmark {

    private static final int ENTRIES = 1_000_000;
    private static final int RUNS = 3;
    private static final List<String> TRIGGERS = List.of("audit_entry_stays", "audit_entry_is_kept");
    /** One byte changed, one row removed, the end cut off; each is one finding more. */
    private static final List<String> HARM = List.of(
            "UPDATE audit_entry SET subject = CONCAT('D', SUBSTRING(subject, 2)) WHERE id = " + ENTRIES / 2,
            "DELETE FROM audit_entry WHERE id = " + ENTRIES / 4,
            "DELETE FROM audit_entry ORDER BY id DESC LIMIT 1");

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
            report.add(Figure.of(name() + "/verify-harmed-1M", Series.of(harm(bed)), "s"));
        }
    }

    /** Returns how long each verification took that found what was done, in seconds. */
    private static List<Double> harm(Bed bed) throws Exception {
        List<Double> seconds = new ArrayList<>();
        try (Connection connection = bed.connect();
                Statement statement = connection.createStatement()) {
            for (String trigger : TRIGGERS) {
                statement.execute("DROP TRIGGER " + trigger);
            }
            for (String harm : HARM) {
                if (statement.executeUpdate(harm) != 1) {
                    throw new IOException("not one row: " + harm);
                }
                JsonNode verified = bed.ask("audit-verify");
                seconds.add(verified.get("seconds").asDouble());
                if (verified.get("findings").asLong() != seconds.size()) {
                    throw new IOException("after " + harm + " the verification gave " + verified);
                }
            }
        }
        return seconds;
    }
}
