package vn.dcim.core.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a schema as mariadb-dump does, with the history of its system-versioned tables, and after it what the database was at that
 * same moment. All writers wait for the few milliseconds between two snapshots, of the dump and of what is compared.
 */
final class DatabaseDump {

    private static final byte[] BEGUN = "-- Table structure for table".getBytes(StandardCharsets.US_ASCII);
    private static final int LOCK_SECONDS = 15;
    private static final int NO_RIGHT = 1227;
    private static final int LOCK_WAITED = 1205;
    private static final int BUFFER = 1 << 16;

    private final DatabaseAddress database;
    private final String program;

    DatabaseDump(DatabaseAddress database, String program) {
        this.database = database;
        this.program = program;
    }

    /**
     * Writes all of it.
     *
     * @return what the database was
     * @throws RunFault where the dump cannot be made
     * @throws IOException where {@code to} fails
     */
    TableSums write(OutputStream to) throws RunFault, IOException {
        Path said = Files.createTempFile("dcim-dump", ".log");
        try (Connection snapshot = database.connect()) {
            Process dump = null;
            try {
                byte[] first;
                try (Connection lock = database.connect();
                        Statement statement = lock.createStatement()) {
                    statement.execute("SET SESSION lock_wait_timeout = " + LOCK_SECONDS);
                    statement.execute("FLUSH TABLES WITH READ LOCK");
                    begin(snapshot);
                    dump = start(said);
                    first = untilBegun(dump.getInputStream());
                    statement.execute("UNLOCK TABLES");
                }
                to.write(first);
                dump.getInputStream().transferTo(to);
                requireWell(dump, said);
                TableSums sums = TableSums.read(snapshot);
                to.write(sums.text()
                        .lines()
                        .map(line -> DumpReader.MANIFEST + line + "\n")
                        .reduce("\n", String::concat)
                        .getBytes(StandardCharsets.UTF_8));
                return sums;
            } finally {
                if (dump != null) {
                    // why: it may still write to a pipe that nobody reads any more
                    dump.destroyForcibly();
                }
            }
        } catch (SQLException e) {
            throw fault(e);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static void begin(Connection snapshot) throws SQLException {
        try (Statement statement = snapshot.createStatement()) {
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        }
    }

    private Process start(Path said) throws RunFault {
        List<String> command = new ArrayList<>(List.of(program, "--no-defaults"));
        command.addAll(database.arguments());
        command.addAll(List.of(
                "--single-transaction",
                "--dump-history",
                "--hex-blob",
                "--routines",
                "--triggers",
                "--no-tablespaces",
                "--default-character-set=utf8mb4",
                database.schema()));
        var builder = new ProcessBuilder(command).redirectError(said.toFile());
        builder.environment().put("MYSQL_PWD", database.password());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new RunFault(e, "no-program", program);
        }
    }

    /** Its output is buffered: once a table comes, its transaction has long begun. */
    private static byte[] untilBegun(InputStream from) throws IOException {
        var read = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            read.write(buffer, 0, count);
            if (new String(read.toByteArray(), StandardCharsets.ISO_8859_1)
                    .contains(new String(BEGUN, StandardCharsets.ISO_8859_1))) {
                break;
            }
        }
        return read.toByteArray();
    }

    private static void requireWell(Process dump, Path said) throws RunFault, IOException {
        try {
            int code = dump.waitFor();
            if (code != 0) {
                throw new RunFault("dump", code + ": " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFault(e, "ended", "");
        }
    }

    private RunFault fault(SQLException e) {
        String code =
                switch (e.getErrorCode()) {
                    case NO_RIGHT -> "no-right";
                    case LOCK_WAITED -> "busy";
                    default -> "database";
                };
        return new RunFault(e, code, database + ": " + e.getMessage());
    }
}
