package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.demo.EmbeddedDatabase;

/** What the program is measured on: a MariaDB of its own and a folder that goes with it, and the program in a JVM of its own. */
final class Bed implements AutoCloseable {

    private static final String PROFILE = "/fleet/fleet-ups.yaml";

    private final Path folder;
    private final EmbeddedDatabase database;
    private final Map<String, Object> settings;
    private final String heap;
    private final List<String> javaOptions;
    private ChildJvm program;
    private ProcessHandle databaseProcess;
    private int started;

    /** @param settings of the program, beside those of the database */
    Bed(String heap, Map<String, Object> settings) throws IOException, InterruptedException {
        this(heap, settings, List.of());
    }

    /** @param javaOptions of the program, beside those of the launcher */
    Bed(String heap, Map<String, Object> settings, List<String> javaOptions) throws IOException, InterruptedException {
        this.heap = heap;
        this.javaOptions = List.copyOf(javaOptions);
        folder = Files.createTempDirectory("dcim-bench");
        Path profiles = Files.createDirectories(folder.resolve("profiles"));
        try (InputStream profile = Bed.class.getResourceAsStream(PROFILE)) {
            Files.copy(profile, profiles.resolve("fleet-ups.yaml"));
        }
        database = EmbeddedDatabase.start(folder.resolve("mariadb"));
        databaseProcess = ProcessHandle.of(database.pid()).orElseThrow();
        this.settings = new HashMap<>(settings);
        this.settings.putAll(Map.of(
                "dcim.database.url", database.url(),
                "dcim.database.user", database.user(),
                "dcim.database.password", database.accountPassword(),
                "dcim.http.host", "127.0.0.1",
                "dcim.http.port", -1,
                "dcim.http.tls", "off",
                "dcim.snmp.profiles", profiles.toString(),
                "dcim.master-key-file", folder.resolve("master.key").toString()));
        try {
            program = another(Map.of());
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Returns the settings of the first program, with others beside them or instead of them. */
    Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    ChildJvm program() {
        return program;
    }

    /** Starts another program like the first, on the same database; it is for the caller to end. */
    ChildJvm another() throws IOException {
        return another(Map.of());
    }

    /** @param more settings, beside those of the first or instead of them */
    ChildJvm another(Map<String, Object> more) throws IOException {
        Path file = folder.resolve("program-" + started + ".json");
        new ObjectMapper().writeValue(file.toFile(), settings(more));
        var other = new ChildJvm(
                MeasuredProgram.class,
                heap,
                folder.resolve("program-" + started++ + ".log"),
                javaOptions.toArray(String[]::new));
        try {
            other.ask("start", file);
        } catch (IOException e) {
            other.close();
            throw e;
        }
        return other;
    }

    /** Ends the first program as a machine does that loses its power. */
    void killProgram() {
        program.kill();
    }

    /** Starts the first program again, as it was. */
    void startProgram() throws IOException {
        program = another(Map.of());
    }

    JsonNode ask(String word, Object... arguments) throws IOException {
        return program.ask(word, arguments);
    }

    ProcessUse databaseUse() throws IOException {
        return ProcessUse.of(databaseProcess);
    }

    /**
     * Ends the database as a machine does that loses its power.
     *
     * @return what starts it again, on the same port
     */
    List<String> killDatabase() {
        ProcessHandle.Info info = databaseProcess.info();
        List<String> command = new ArrayList<>();
        command.add(info.command().orElseThrow());
        command.addAll(List.of(info.arguments().orElseThrow()));
        databaseProcess.destroyForcibly();
        databaseProcess.onExit().join();
        return command;
    }

    /** @param command what {@link #killDatabase} returned; it may take a while until it takes connections */
    void startDatabase(List<String> command) throws IOException {
        databaseProcess = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("mariadb-again.log").toFile()))
                .start()
                .toHandle();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.accountPassword());
    }

    /** Returns the time both the program and the database have taken so far. */
    double cpuSeconds() throws IOException {
        return program.use().cpuSeconds() + databaseUse().cpuSeconds();
    }

    @Override
    public void close() throws IOException {
        try {
            if (program != null) {
                program.close();
            }
        } finally {
            database.close();
            databaseProcess.destroyForcibly();
            databaseProcess.onExit().join();
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
