package vn.dcim.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;

/**
 * The files of a server on which the migrations have run, kept in the user's cache until one of them changes: each process of the
 * specs has a server of its own, and making the system tables and migrating takes seconds.
 */
final class MigratedData {

    /** The schema on each server that is as the migrations leave it. */
    static final String SCHEMA = "migrated";

    private static final String MIGRATIONS = "/db/migration";
    private static final String NAME = "test-data-";

    private MigratedData() {}

    /** @param folder that is not there yet */
    static void copyTo(Path folder) throws IOException, InterruptedException {
        Path cache = MariadbFiles.cache();
        // why: the specs of several modules may start at once; the second waits, and nothing is deleted that is being
        // copied
        try (var channel = FileChannel.open(
                        cache.resolve("test-data.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            Path kept = cache.resolve(NAME + MariadbFiles.VERSION + "-" + checksum());
            if (!Files.isDirectory(kept)) {
                deleteOlder(cache);
                make(kept);
            }
            copy(kept, folder);
        }
    }

    private static void make(Path kept) throws IOException, InterruptedException {
        try (MariadbServer server = MariadbServer.launchEmpty()) {
            try (var connection = DriverManager.getConnection(server.url());
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + SCHEMA + " CHARACTER SET utf8mb4");
            } catch (SQLException e) {
                throw new IOException("the schema to be migrated cannot be made", e);
            }
            Flyway.configure()
                    .dataSource(server.url().replace("/?", "/" + SCHEMA + "?"), null, null)
                    .load()
                    .migrate();
            server.end();
            Path partial = kept.resolveSibling(kept.getFileName() + ".partial");
            MariadbFiles.delete(partial);
            copy(server.data(), partial);
            Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void deleteOlder(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            for (Path older : (Iterable<Path>)
                    files.filter(file -> file.getFileName().toString().startsWith(NAME))::iterator) {
                MariadbFiles.delete(older);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Changes with the name or content of any migration, and with how files are laid out. */
    private static String checksum() throws IOException {
        try {
            URI place = MigratedData.class.getResource(MIGRATIONS).toURI();
            if (!place.getScheme().equals("jar")) {
                return checksum(Path.of(place));
            }
            try (FileSystem jar =
                    FileSystems.newFileSystem(URI.create(place.toString().replaceFirst("!/.*", "!/")), Map.of())) {
                return checksum(jar.getPath(MIGRATIONS));
            }
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String checksum(Path migrations) throws IOException {
        var sum = new CRC32();
        sum.update(MariadbServer.LAYOUT.getBytes());
        try (Stream<Path> files = Files.list(migrations)) {
            List<Path> sorted =
                    files.sorted((a, b) -> name(a).compareTo(name(b))).toList();
            for (Path file : sorted) {
                sum.update(name(file).getBytes());
                sum.update(Files.readAllBytes(file));
            }
        }
        return Long.toHexString(sum.getValue());
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
