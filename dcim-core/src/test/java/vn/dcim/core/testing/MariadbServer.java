package vn.dcim.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real MariaDB server for specs: on 127.0.0.1, a free port, without TLS, durable at every commit, with its data in a
 * temporary folder. It can be killed and started again on the same port and data. It ends with this JVM, however that ends.
 */
public final class MariadbServer implements AutoCloseable {

    private static final List<String> SYSTEM_TABLES =
            List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");
    /**
     * All tables in one file: schemas are made and dropped by the hundred, and with a file and rows of statistics for each table
     * that takes twice the processor time.
     */
    static final String LAYOUT = "--innodb-file-per-table=0";

    private static final String ACCOUNT = "dcim";
    private static final long START_LIMIT_MS = 60_000;

    private final Path home;
    private final Path folder;
    private final int port;
    private final List<String> options;
    private Process server;
    private Process watch;

    private MariadbServer(List<String> options) throws IOException {
        this.options = options;
        home = MariadbFiles.unpacked();
        // why: the specs make and drop schemas all the time, and each table is a file
        folder = QuickFolder.make("dcim-mariadb");
        port = FreePorts.any();
        Files.createDirectories(folder.resolve("tmp"));
    }

    /**
     * Starts a server that holds the migrated schema of {@link MigratedData} and nothing else; one with options of its own holds
     * nothing at all and takes two seconds more.
     *
     * @param options further options of its command line
     */
    public static MariadbServer launch(String... options) {
        try {
            if (options.length > 0) {
                // why: options can say how files are laid out
                return launchEmpty(options);
            }
            var server = new MariadbServer(List.of());
            MigratedData.copyTo(server.data());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while MariaDB started", e);
        }
    }

    static MariadbServer launchEmpty(String... options) throws IOException, InterruptedException {
        var server = new MariadbServer(List.of(options));
        server.makeSystemTables();
        server.start();
        return server;
    }

    /** The folder with its tables. */
    Path data() {
        return folder.resolve("data");
    }

    /** Ends the server the way that leaves nothing to recover; its data stay. */
    void end() throws InterruptedException {
        watch.destroyForcibly();
        server.destroy();
        server.waitFor();
    }

    /** Returns a URL without a schema, with account and password. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/?user=" + ACCOUNT + "&password=" + ACCOUNT;
    }

    /** Ends the server as {@code kill -9} does, and returns when it is gone. */
    public void kill() {
        watch.destroyForcibly();
        server.destroyForcibly();
        server.onExit().join();
    }

    /** Has it stand still: connections stay, nothing is answered. */
    public void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Ends {@link #pause}. */
    public void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(server.pid())).start().waitFor();
    }

    /** Starts the server again on the same data and port, and returns when it takes connections. */
    public void start() throws IOException, InterruptedException {
        Path init = Files.writeString(
                folder.resolve("init.sql"),
                "CREATE USER IF NOT EXISTS " + ACCOUNT + "@'127.0.0.1' IDENTIFIED BY '" + ACCOUNT
                        + "';\nGRANT ALL ON *.* TO " + ACCOUNT + "@'127.0.0.1' WITH GRANT OPTION;\n");
        List<String> command = command(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=mariadbd.sock",
                options.stream().anyMatch(option -> option.startsWith("--ssl-cert=")) ? "--ssl" : "--skip-ssl",
                "--skip-name-resolve",
                "--pid-file=" + folder.resolve("mariadbd.pid"),
                "--log-error=" + folder.resolve("mariadbd.log"),
                "--init-file=" + init,
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=64M",
                "--innodb-stats-auto-recalc=0",
                "--max-connections=200",
                "--performance-schema=OFF");
        server = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        // why: its standard input ends when this JVM does, even by kill -9; nothing may be left running
        watch = new ProcessBuilder(
                        "sh",
                        "-c",
                        "cat >/dev/null; kill -9 \"$0\"; rm -rf \"$1\"",
                        "" + server.pid(),
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        awaitConnections();
    }

    /** Ends the server and deletes its data. */
    @Override
    public void close() throws IOException {
        kill();
        MariadbFiles.delete(folder);
    }

    private void makeSystemTables() throws IOException, InterruptedException {
        Files.createDirectories(data());
        Path log = folder.resolve("bootstrap.log");
        Process bootstrap = new ProcessBuilder(command("--bootstrap", "--skip-networking", "--log-warnings=0"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var sql = bootstrap.outputWriter(StandardCharsets.UTF_8)) {
            sql.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
            for (String script : SYSTEM_TABLES) {
                sql.write(Files.readString(home.resolve("share").resolve(script)));
            }
        }
        if (bootstrap.waitFor() != 0) {
            throw new IllegalStateException("MariaDB cannot make its system tables: " + Files.readString(log));
        }
    }

    private List<String> command(String... more) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--lc-messages-dir=" + home.resolve("share"),
                "--datadir=" + data(),
                "--tmpdir=" + folder.resolve("tmp"),
                "--innodb-log-file-size=16M",
                LAYOUT,
                "--innodb-stats-persistent=0",
                "--character-set-server=utf8mb4"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        command.addAll(options);
        command.addAll(List.of(more));
        return command;
    }

    private void awaitConnections() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_LIMIT_MS);
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "MariaDB does not start: " + Files.readString(folder.resolve("mariadbd.log")));
            }
            server.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(url())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
