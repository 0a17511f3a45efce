package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Logs: 5,000 messages a second for a minute, then as fast as they are taken, from Debian's rsyslog over TLS; and searches of a month of 200
 * sources, 30 million messages.
 */
final class Logs implements Benchmark {

    private static final int SOURCES = 200;
    private static final int A_SECOND = 5000;
    private static final int SECONDS = 60;
    private static final int AT_ONCE = 600_000;
    private static final int DAYS = 30;
    private static final int OF_SOURCE_AND_DAY = 5000;
    private static final int RUNS = 5;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** @param found how many messages the page has, or {@link #ANY} */
    private record Look(String what, String words, int found) {}

    private static final int ANY = -1;
    private static final int PAGE = 200;
    private static final List<Look> LOOKS = List.of(
            new Look("newest", "", PAGE),
            new Look("frequent", "Deny outside_in", PAGE),
            new Look("seldom-address", LogLoad.SELDOM, LogLoad.SELDOM_MESSAGES),
            new Look("seldom-word", "quantri", LogLoad.SELDOM_MESSAGES),
            new Look("absent-address", "203.0.113.9", 0),
            new Look("absent-words", "khuyếch đại", 0),
            new Look("absent-number", "\"8086808680\"", 0),
            new Look("part-of-number", "80868", ANY));

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        receive(effort, report);
        search(effort, report);
    }

    private void receive(Effort effort, Report report) throws Exception {
        Path folder = Files.createTempDirectory("dcim-bench-logs");
        try {
            var self = new SelfSigned(folder);
            int port = Rsyslog.freePort();
            Map<String, Object> settings = Map.of(
                    "dcim.roles",
                    "syslog",
                    "dcim.syslog.address",
                    "127.0.0.1",
                    "dcim.syslog.tls-port",
                    port,
                    "dcim.syslog.certificate",
                    self.certificate().toString(),
                    "dcim.syslog.private-key",
                    self.privateKey().toString());
            try (var bed = new Bed(effort.heap(), settings);
                    var relay = new Rsyslog(folder, port, self.certificate())) {
                bed.ask("log-sources", SOURCES);
                try (Socket line = relay.open()) {
                    report(report, "steady", bed, relay, line, A_SECOND * SECONDS, true);
                    report(report, "at-once", bed, relay, line, AT_ONCE, false);
                }
            }
        } finally {
            Bed.delete(folder);
        }
    }

    private void report(Report report, String how, Bed bed, Rsyslog relay, Socket line, int messages, boolean isPaced)
            throws IOException, InterruptedException {
        double program = bed.program().use().cpuSeconds();
        double database = bed.databaseUse().cpuSeconds();
        double sender = relay.use().cpuSeconds();
        long before = count(bed);
        long started = System.nanoTime();
        send(line, messages, isPaced);
        long said = System.nanoTime();
        while (count(bed) < before + messages && System.nanoTime() - said < PATIENCE_NANOS) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        long stored = count(bed) - before;
        program = bed.program().use().cpuSeconds() - program;
        database = bed.databaseUse().cpuSeconds() - database;
        sender = relay.use().cpuSeconds() - sender;
        String name = name() + "/" + how;
        report.add(Figure.of(name + "/rate", stored / seconds, "messages/s", stored));
        report.add(Figure.of(name + "/lost-or-doubled", messages - stored, "messages", messages));
        report.add(Figure.of(name + "/program-cpu", program * 1e6 / stored, "µs/message", stored)
                .taking(program));
        report.add(Figure.of(name + "/database-cpu", database * 1e6 / stored, "µs/message", stored)
                .taking(database));
        report.add(Figure.of(name + "/rsyslog-cpu", sender * 1e6 / stored, "µs/message", stored)
                .taking(sender));
        if (stored != messages) {
            throw new IOException(messages + " messages were sent, " + stored + " are stored");
        }
    }

    private static long count(Bed bed) throws IOException {
        return bed.ask("log-count").get("messages").asLong();
    }

    /** @param isPaced whether they are spread over their seconds */
    private static void send(Socket line, int messages, boolean isPaced) throws IOException, InterruptedException {
        var random = new SplittableRandom(20_261_124);
        OutputStream out = new BufferedOutputStream(line.getOutputStream(), 1 << 16);
        int of = isPaced ? (int) (A_SECOND * TICK_NANOS / TimeUnit.SECONDS.toNanos(1)) : messages;
        long next = System.nanoTime();
        for (int done = 0; done < messages; done++) {
            if (done > 0 && done % of == 0) {
                out.flush();
                next += TICK_NANOS;
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            }
            out.write(("<38>1 " + Instant.now().truncatedTo(ChronoUnit.MILLIS) + " "
                            + LogLoad.host(random.nextInt(SOURCES)) + " sshd " + (1000 + random.nextInt(30_000))
                            + " - - "
                            + LogTexts.any(random) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    private void search(Effort effort, Report report) throws IOException, InterruptedException, SQLException {
        Map<String, Object> settings = Map.of(
                "dcim.roles",
                "none",
                "dcim.logs.search",
                "60s",
                "bench.behind",
                Duration.ofDays(DAYS + 1).toString());
        try (var bed = new Bed(effort.heap(), settings)) {
            bed.ask("log-sources", SOURCES);
            Instant from = Instant.now().minus(Duration.ofDays(DAYS)).truncatedTo(ChronoUnit.DAYS);
            Instant to = from.plus(Duration.ofDays(DAYS));
            double program = bed.program().use().cpuSeconds();
            double database = bed.databaseUse().cpuSeconds();
            JsonNode past = bed.ask("log-past", from, DAYS, OF_SOURCE_AND_DAY);
            long messages = past.get("messages").asLong();
            program = bed.program().use().cpuSeconds() - program;
            database = bed.databaseUse().cpuSeconds() - database;
            report.add(Figure.of(name() + "/month/program-cpu", program * 1e6 / messages, "µs/message", messages)
                    .taking(program));
            report.add(Figure.of(name() + "/month/database-cpu", database * 1e6 / messages, "µs/message", messages)
                    .taking(database));
            report.add(
                    Figure.of(name() + "/month/text", past.get("bytes").asDouble() / messages, "B/message", messages));
            report.add(stored(bed, "block", messages));
            report.add(stored(bed, "block_filter", messages));
            for (Look look : LOOKS) {
                report.add(search(bed, look, from, to));
            }
        }
    }

    private Figure search(Bed bed, Look look, Instant from, Instant to) throws IOException {
        List<Double> times = new ArrayList<>();
        double cpu = bed.cpuSeconds();
        for (int i = 0; i < RUNS; i++) {
            JsonNode page = bed.ask("log-search", from, to, look.words());
            if (look.found() != ANY && page.get("found").asInt() != look.found()) {
                throw new IOException(look + " gave " + page);
            }
            times.add(page.get("ms").asDouble());
        }
        return Figure.of(name() + "/search/" + look.what(), Series.of(times), "ms")
                .taking(bed.cpuSeconds() - cpu);
    }

    private Figure stored(Bed bed, String table, long messages) throws SQLException {
        try (Connection connection = bed.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet size = statement.executeQuery("SELECT SUM(LENGTH(payload)), COUNT(*) FROM log_" + table)) {
                size.next();
                return Figure.of(
                        name() + "/month/" + table, (double) size.getLong(1) / messages, "B/message", size.getLong(2));
            }
        }
    }
}
