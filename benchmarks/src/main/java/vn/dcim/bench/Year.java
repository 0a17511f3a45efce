package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.bench.year.YearNode;
import vn.dcim.bench.year.YearSite;
import vn.dcim.demo.EmbeddedDatabase;

/** Two years on a clock that is stepped, firing by firing: nothing forgotten, nothing doubled, every finding explained. */
final class Year implements Benchmark {

    private static final LocalDate FIRST = LocalDate.of(2027, 3, 1);
    private static final LocalDate BEHIND = LocalDate.of(2029, 3, 1);
    private static final double NANOS = 1e9;
    private static final double MIB = 1 << 20;

    @Override
    public String name() {
        return "year";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        Path folder = Files.createTempDirectory("dcim-bench-year");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("mariadb"));
                var node = new ChildJvm(YearNode.class, effort.heap(), folder.resolve("program.log"))) {
            long started = System.nanoTime();
            double databaseBefore = database(database).cpuSeconds();
            node.ask("start", settings(database, folder), folder.resolve("backups"), FIRST, effort.every());
            LocalDate end = FIRST.plusMonths(effort.months());
            end = end.isAfter(BEHIND) ? BEHIND : end;
            for (LocalDate month = FIRST; month.isBefore(end); month = month.plusMonths(1)) {
                JsonNode played = node.ask("play", month.plusMonths(1));
                report.note(List.of(played + ", " + Math.round((System.nanoTime() - started) / NANOS) + " s"));
            }
            double program = node.use().cpuSeconds();
            double data = database(database).cpuSeconds() - databaseBefore;
            double seconds = (System.nanoTime() - started) / NANOS;
            JsonNode checked = node.ask("check");
            tell(checked, report, end);
            report.add(Figure.of(name() + "/database", tables(folder) / MIB, "MiB", 1));
            report.add(Figure.of(name() + "/run-time", seconds, "s", 1));
            report.add(Figure.of(name() + "/cpu-program", program, "s", 1).taking(program));
            report.add(Figure.of(name() + "/cpu-database", data, "s", 1).taking(data));
            report.note(node.complaints().stream().limit(20).toList());
            require(checked);
        } finally {
            Bed.delete(folder);
        }
    }

    private void tell(JsonNode checked, Report report, LocalDate end) throws IOException {
        report.add(Figure.of(name() + "/days", FIRST.datesUntil(end).count(), "days", 1));
        report.add(Figure.of(name() + "/firings", checked.get("firings").asLong(), "firings", 1));
        for (String each : List.of("jobs", "notices", "rows")) {
            for (Map.Entry<String, JsonNode> count : checked.get(each).properties()) {
                report.add(Figure.of(
                        name() + "/" + each + "/" + count.getKey(),
                        count.getValue().asLong(),
                        "",
                        1));
            }
        }
        for (JsonNode finding : checked.get("findings")) {
            report.add(Figure.of(
                    name() + "/" + finding.get("kind").asText(),
                    finding.get("found").asLong(),
                    "of " + finding.get("expected").asLong(),
                    1));
            report.note(List.of("  " + finding.get("why").asText()));
        }
    }

    private static void require(JsonNode checked) throws IOException {
        List<String> unexplained = new ArrayList<>();
        checked.get("findings").forEach(finding -> {
            if (!finding.get("explained").asBoolean()) {
                unexplained.add(finding.toString());
            }
        });
        if (!unexplained.isEmpty()) {
            throw new IOException("not explained: " + String.join("\n", unexplained));
        }
    }

    /** By its files, since the statistics of the tables are not kept up. */
    private static double tables(Path folder) throws IOException {
        double bytes = 0;
        try (Stream<Path> files = Files.walk(folder.resolve("mariadb"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".ibd")).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static ProcessUse database(EmbeddedDatabase database) throws IOException {
        return ProcessUse.of(ProcessHandle.of(database.pid()).orElseThrow());
    }

    private static Path settings(EmbeddedDatabase database, Path folder) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        settings.put("datasources.default.url", database.url());
        settings.put("datasources.default.username", database.user());
        settings.put("datasources.default.password", database.accountPassword());
        settings.put("datasources.default.driver-class-name", "org.mariadb.jdbc.Driver");
        settings.put("datasources.default.dialect", "MYSQL");
        settings.put("flyway.datasources.default.enabled", true);
        settings.put("dcim.master-key-file", folder.resolve("master.key").toString());
        settings.put("dcim.backup.key-file", folder.resolve("backup.key").toString());
        settings.put("dcim.backup.dump-program", database.dumpProgram().toString());
        settings.putAll(YearSite.settings(folder));
        Path file = folder.resolve("program.json");
        new ObjectMapper().writeValue(file.toFile(), settings);
        return file;
    }
}
