package vn.dcim.demo;

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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.web.command.Commands;
import vn.dcim.web.command.FreePort;

/**
 * {@code dcim train}: starts a program once on a folder that is thrown away, and ends it. A Java that is told to
 * ({@code -XX:AOTCacheOutput}, JEP 514) keeps from it what the next start would have to load and link again.
 */
@Command(name = "train")
public final class TrainingCommand implements Callable<Integer> {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    // why: Java writes its cache after the program has ended, and takes longer for that than the program for its start
    private static final Duration END_LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** What is started. */
    enum Trainee {
        /** The program alone, on a database that is brought for it. */
        RUN,
        /** The demo with all that it brings. */
        DEMO
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0")
    private Trainee trainee;

    @Parameters(index = "1..*", arity = "1..*")
    private List<String> java;

    public static void main(String[] args) {
        System.exit(Commands.execute(commandLine(), args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new TrainingCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // why: what follows the trainee is a command line with options of its own
                .setStopAtPositional(true);
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("dcim-training");
        try {
            switch (trainee) {
                case DEMO -> startDemo(folder);
                case RUN -> startProgram(folder);
            }
        } finally {
            Trees.delete(folder);
        }
        return CommandLine.ExitCode.OK;
    }

    private void startDemo(Path folder) throws IOException, InterruptedException {
        int port = FreePort.onLoopback();
        startAndEnd(
                List.of(
                        "--port",
                        String.valueOf(port),
                        "--data",
                        folder.resolve("data").toString()),
                Map.of(),
                port,
                folder);
    }

    private void startProgram(Path folder) throws IOException, InterruptedException {
        int port = FreePort.onLoopback();
        try (var database = EmbeddedDatabase.start(folder.resolve("mariadb"))) {
            Map<String, String> environment = Map.of(
                    "DCIM_DATABASE_URL", database.url(),
                    "DCIM_DATABASE_USER", database.user(),
                    "DCIM_DATABASE_PASSWORD", database.accountPassword(),
                    "DCIM_HTTP_HOST", "127.0.0.1",
                    "DCIM_HTTP_PORT", String.valueOf(port),
                    "DCIM_HTTP_TLS", "off",
                    "DCIM_MASTER_KEY_FILE", folder.resolve("master.key").toString());
            startAndEnd(List.of("run"), environment, port, folder);
        }
    }

    private void startAndEnd(List<String> arguments, Map<String, String> environment, int port, Path folder)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(arguments);
        Path log = folder.resolve("log");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process program = builder.redirectOutput(log.toFile()).start();
        Commands.whenTerminated(() -> program.destroyForcibly().onExit().join());
        try {
            awaitUp(program, URI.create("http://127.0.0.1:" + port), log);
            program.destroy();
            if (!program.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw refusal("training.endless", END_LIMIT.toSeconds(), log);
            }
        } finally {
            program.destroyForcibly();
        }
    }

    private void awaitUp(Process program, URI server, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, server.resolve("/health"))) {
                if (program.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    throw refusal("training.notUp", START_LIMIT.toSeconds(), log);
                }
            }
            // why: the page that people see first is made by classes that no health needs
            answers(client, server.resolve("/sign-in"));
        }
    }

    private static boolean answers(HttpClient client, URI address) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            // why: until the program listens, connections are refused
            return false;
        }
    }

    /** The log itself goes with the folder, so its end is told first. */
    private StartupRefusal refusal(String key, long seconds, Path log) throws IOException {
        spec.commandLine().getErr().println(Files.readString(log));
        return new StartupRefusal(TrainingCommand.class, key, seconds);
    }
}
