package vn.dcim.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.web.command.FreePort;

/**
 * A MariaDB server of our own, as a child process: its data under one folder, reachable on 127.0.0.1 only, without TLS, by
 * one account with a password made at the first start.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final String USER = "dcim";
    private static final List<String> SYSTEM_TABLES =
            List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

    private final Path folder;
    private final MariadbServer server;
    private final int port;
    private final String password;
    private final Process process;

    private EmbeddedDatabase(Path folder, MariadbServer server) throws IOException {
        this.folder = folder;
        this.server = server;
        this.port = FreePort.onLoopback();
        this.password = password();
        this.process = launch();
    }

    /**
     * Starts the server and returns when it takes connections; makes the system tables where the folder has none, and first
     * ends a server that a killed process has left running on the folder.
     *
     * @param folder of this database alone
     */
    public static EmbeddedDatabase start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        stopOrphan(folder);
        MariadbServer server = MariadbServer.unpacked();
        if (!Files.isDirectory(folder.resolve("data"))) {
            makeSystemTables(folder, server);
        }
        var database = new EmbeddedDatabase(folder, server);
        try {
            database.awaitConnections();
        } catch (RuntimeException | InterruptedException e) {
            database.close();
            throw e;
        }
        return database;
    }

    /** Of the database {@code dcim}. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/dcim";
    }

    public String user() {
        return USER;
    }

    /** For this account on this machine only; kept in the folder. */
    public String accountPassword() {
        return password;
    }

    /** What dumps it, of the same version. */
    public Path dumpProgram() {
        return server.home().resolve("bin/mariadb-dump");
    }

    /** The server's process id, for drills that kill it. */
    public long pid() {
        return process.pid();
    }

    /** Ends the server the way that leaves nothing to recover. */
    @Override
    public void close() {
        stop(process.toHandle());
    }

    private static void stopOrphan(Path folder) throws IOException {
        Path pidFile = folder.resolve("mariadbd.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("mariadbd"))
                .filter(process -> commandLine(process).contains(folder.toString()))
                .ifPresent(process -> {
                    LOG.warn(
                            "A database server of an earlier run (process {}) still runs on {}: ending it",
                            pid,
                            folder);
                    stop(process);
                });
    }

    private static String commandLine(ProcessHandle process) {
        return String.join(" ", process.info().arguments().orElse(new String[0]));
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.warn("The database server (process {}) does not end within {}: killing it", process.pid(), STOP_LIMIT);
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static void makeSystemTables(Path folder, MariadbServer server) throws IOException, InterruptedException {
        // why: made aside and moved, so that a kill in the middle does not leave half a database.
        Path partial = folder.resolve("data.partial");
        Trees.delete(partial);
        Files.createDirectories(partial);
        Files.createDirectories(folder.resolve("tmp"));
        var command = command(folder, server, partial);
        command.addAll(List.of("--bootstrap", "--skip-networking", "--log-warnings=0"));
        Path log = folder.resolve("bootstrap.log");
        Process bootstrap = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var sql = bootstrap.outputWriter(StandardCharsets.UTF_8)) {
            sql.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
            for (String script : SYSTEM_TABLES) {
                sql.write(Files.readString(server.home().resolve("share").resolve(script)));
            }
        }
        if (bootstrap.waitFor() != 0) {
            throw new StartupRefusal(EmbeddedDatabase.class, "database.bootstrap", log);
        }
        Files.move(partial, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> command(Path folder, MariadbServer server, Path data) {
        var command = new ArrayList<>(List.of(
                server.executable().toString(),
                "--no-defaults",
                "--basedir=" + server.home(),
                "--lc-messages-dir=" + server.home().resolve("share"),
                "--datadir=" + data,
                "--tmpdir=" + folder.resolve("tmp"),
                "--innodb-log-file-size=128M",
                "--innodb-flush-log-at-trx-commit=1",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_uca1400_ai_ci"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    private Process launch() throws IOException {
        Path init = secret(
                "init.sql",
                "CREATE DATABASE IF NOT EXISTS dcim;\n"
                        + "CREATE OR REPLACE USER " + USER + "@'127.0.0.1' IDENTIFIED BY '" + password + "';\n"
                        + "GRANT ALL ON *.* TO " + USER + "@'127.0.0.1';\n"
                        + "DROP USER IF EXISTS root@'127.0.0.1';\n");
        Files.createDirectories(folder.resolve("tmp"));
        var command = command(folder, server, folder.resolve("data"));
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // why: the path of a socket may have 107 bytes, a data folder's may have more.
                "--socket=mariadbd.sock",
                "--skip-ssl",
                "--skip-name-resolve",
                "--pid-file=" + folder.resolve("mariadbd.pid"),
                "--log-error=" + folder.resolve("mariadbd.log"),
                "--init-file=" + init,
                "--innodb-buffer-pool-size=256M",
                "--innodb-stats-auto-recalc=0",
                "--max-allowed-packet=64M",
                "--max-connections=200",
                "--performance-schema=OFF"));
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
    }

    private void awaitConnections() throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new StartupRefusal(EmbeddedDatabase.class, "database.failed", folder.resolve("mariadbd.log"));
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(url(), USER, password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private String password() throws IOException {
        Path file = folder.resolve("password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        secret("password", made);
        return made;
    }

    private Path secret(String name, String content) throws IOException {
        return PrivateFile.write(folder.resolve(name), content);
    }
}
