package vn.dcim.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.dcim.demo.EmbeddedDatabase;
import vn.dcim.web.command.FreePort;

/**
 * How long the program takes until it says that it is up, started by the launcher without anything to build: the demo with all that it
 * brings, and the program alone on a MariaDB that runs already; with what {@code dcim train} has kept, and without.
 */
final class Startup implements Benchmark {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(50);

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        train();
        measure(effort, report, "", Map.of());
        measure(effort, report, "untrained-", Map.of("DCIM_JAVA_OPTS", "-XX:AOTMode=off"));
    }

    private static void train() throws IOException, InterruptedException {
        int code = new ProcessBuilder(launcher(), "train").inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("\"dcim train\" ended with " + code);
        }
    }

    private void measure(Effort effort, Report report, String prefix, Map<String, String> environment)
            throws Exception {
        List<Start> fresh = new ArrayList<>();
        List<Start> again = new ArrayList<>();
        for (int run = 0; run < effort.runs(); run++) {
            Path folder = Files.createTempDirectory("dcim-bench");
            fresh.add(start(folder, environment));
            again.add(start(folder, environment));
            Bed.delete(folder);
        }
        report(report, prefix + "fresh", fresh);
        report(report, prefix + "again", again);
        measureRun(effort, report, prefix, environment);
    }

    private void measureRun(Effort effort, Report report, String prefix, Map<String, String> environment)
            throws Exception {
        Path folder = Files.createTempDirectory("dcim-bench");
        try (var database = EmbeddedDatabase.start(folder.resolve("mariadb"))) {
            List<Start> first = List.of(run(folder, database, environment));
            List<Start> again = new ArrayList<>();
            for (int run = 0; run < effort.runs(); run++) {
                again.add(run(folder, database, environment));
            }
            report(report, prefix + "run-first", first);
            report(report, prefix + "run", again);
        }
        Bed.delete(folder);
    }

    /** What people type; the launcher itself tells where it lies. */
    private static String launcher() {
        return System.getProperty("dcim.launcher");
    }

    /** One start, from the birth of the process to health. */
    private record Start(double seconds, double cpuSeconds) {}

    private void report(Report report, String what, List<Start> starts) throws IOException {
        report.add(Figure.of(
                        name() + "/" + what,
                        Series.of(starts.stream().map(Start::seconds).toList()),
                        "s")
                .taking(starts.stream().mapToDouble(Start::cpuSeconds).sum()));
        report.add(Figure.of(
                name() + "/" + what + "-cpu",
                Series.of(starts.stream().map(Start::cpuSeconds).toList()),
                "s"));
    }

    private static Start start(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        int port = FreePort.onLoopback();
        var builder = new ProcessBuilder(
                launcher(),
                "demo",
                "--port",
                String.valueOf(port),
                "--data",
                folder.resolve("data").toString());
        builder.environment().putAll(environment);
        return start(builder, port, folder.resolve("demo.log"));
    }

    private static Start run(Path folder, EmbeddedDatabase database, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = FreePort.onLoopback();
        var builder = new ProcessBuilder(launcher(), "run");
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "DCIM_DATABASE_URL", database.url(),
                        "DCIM_DATABASE_USER", database.user(),
                        "DCIM_DATABASE_PASSWORD", database.accountPassword(),
                        "DCIM_HTTP_HOST", "127.0.0.1",
                        "DCIM_HTTP_PORT", String.valueOf(port),
                        "DCIM_HTTP_TLS", "off",
                        "DCIM_MASTER_KEY_FILE", folder.resolve("master.key").toString()));
        return start(builder, port, folder.resolve("run.log"));
    }

    private static Start start(ProcessBuilder builder, int port, Path log) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Process program =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            awaitUp(program, port);
            return new Start((System.nanoTime() - started) / 1e9, ProcessUse.cpuSecondsOfTree(program.toHandle()));
        } finally {
            end(program);
        }
    }

    private static void end(Process program) throws InterruptedException {
        List<ProcessHandle> children = program.descendants().toList();
        program.destroy();
        if (!program.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            program.destroyForcibly().waitFor();
        }
        // why: a database that outlived a killed demo would go on working on a folder that is gone
        children.forEach(child -> {
            child.destroyForcibly();
            child.onExit().join();
        });
    }

    private static void awaitUp(Process program, int port) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isUp(client, request)) {
                if (!program.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("the program does not come up at " + request.uri());
                }
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
        }
    }

    private static boolean isUp(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // why: until the program listens, connections are refused
            return false;
        }
    }
}
