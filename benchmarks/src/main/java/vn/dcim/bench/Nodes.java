package vn.dcim.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.demo.EmbeddedDatabase;

/** Two nodes of one schedule, one of which is killed every 20 s: each firing is done once, or its row says what became of it. */
final class Nodes implements Benchmark {

    private static final Duration BETWEEN = Duration.ofSeconds(20);
    /** What came before the last of these may still be waiting for a dead node to be missed. */
    private static final Duration SETTLING = Duration.ofSeconds(45);

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        Path folder = Files.createTempDirectory("dcim-bench-nodes");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("mariadb"))) {
            var nodes = new ArrayList<ChildJvm>();
            int kills = 0;
            Instant until;
            try {
                nodes.add(node(effort, database, folder, 0));
                nodes.add(node(effort, database, folder, 1));
                long end = System.nanoTime() + effort.load().toNanos();
                while (System.nanoTime() < end) {
                    pause(BETWEEN);
                    int victim = kills % nodes.size();
                    nodes.get(victim).kill();
                    kills++;
                    nodes.set(victim, node(effort, database, folder, kills + 1));
                }
                until = Instant.now();
                pause(SETTLING);
            } finally {
                nodes.forEach(ChildJvm::close);
            }
            report.add(Figure.of(name() + "/kills", kills, "kills", kills));
            for (JobPlan plan : List.of(ScheduleNode.SHORT, ScheduleNode.LONG, ScheduleNode.STRICT)) {
                add(report, plan, FiringLedger.sum(plan.trigger(), rows(database, plan), until));
            }
        } finally {
            Bed.delete(folder);
        }
    }

    private void add(Report report, JobPlan plan, FiringLedger.Sum sum) throws IOException {
        String job = name() + "/" + plan.code().replace("bench-", "") + "-";
        report.add(Figure.of(job + "firings", sum.firings(), "firings", sum.firings()));
        report.add(Figure.of(job + "once", sum.once(), "firings", sum.firings()));
        report.add(Figure.of(job + "caught-up", sum.late(), "firings", sum.firings()));
        report.add(Figure.of(job + "reported-missed", sum.reported(), "firings", sum.firings()));
        report.add(Figure.of(job + "again-after-death", sum.again(), "firings", sum.firings()));
        report.add(Figure.of(job + "unanswered", sum.unanswered(), "firings", sum.firings()));
        report.add(Figure.of(job + "doubled", sum.doubled(), "firings", sum.firings()));
        if (sum.unanswered() > 0 || sum.doubled() > 0) {
            throw new IOException(plan.code() + ": " + sum);
        }
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static ChildJvm node(Effort effort, EmbeddedDatabase database, Path folder, int number) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        settings.put("datasources.default.url", database.url());
        settings.put("datasources.default.username", database.user());
        settings.put("datasources.default.password", database.accountPassword());
        settings.put("datasources.default.driver-class-name", "org.mariadb.jdbc.Driver");
        settings.put("datasources.default.dialect", "MYSQL");
        settings.put("datasources.default.minimum-idle", 1);
        settings.put("flyway.datasources.default.enabled", true);
        settings.put("dcim.master-key-file", folder.resolve("master.key").toString());
        settings.put("dcim.roles", "schedule");
        settings.put("dcim.schedule.start-delay", "PT0S");
        settings.put("dcim.schedule.watch", "PT2S");
        settings.put("dcim.schedule.check-in", "PT2S");
        settings.put("dcim.schedule.late", "PT5S");
        settings.put("dcim.schedule.node", "node-" + number);
        Path file = folder.resolve("node-" + number + ".json");
        new ObjectMapper().writeValue(file.toFile(), settings);
        var node = new ChildJvm(ScheduleNode.class, effort.heap(), folder.resolve("node-" + number + ".log"));
        node.ask("start", file);
        return node;
    }

    private static List<FiringLedger.Row> rows(EmbeddedDatabase database, JobPlan plan) throws SQLException {
        List<FiringLedger.Row> rows = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.user(), database.accountPassword());
                PreparedStatement select = connection.prepareStatement(
                        "SELECT scheduled_at, attempt, state, firings FROM schedule_run WHERE job = ? ORDER BY id")) {
            select.setString(1, plan.code());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new FiringLedger.Row(
                            found.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                            found.getInt(2),
                            found.getString(3),
                            found.getInt(4)));
                }
            }
        }
        return rows;
    }
}
