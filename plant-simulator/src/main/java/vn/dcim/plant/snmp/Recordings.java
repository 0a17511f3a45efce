package vn.dcim.plant.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All recordings below a folder, each named by its path there without the ending: {@code ups/apc-smx750i}. */
public final class Recordings {

    private static final String ENDING = ".snmprec";

    private final SortedMap<String, Path> files;
    private final Map<String, OidTree> trees = new ConcurrentHashMap<>();

    private Recordings(SortedMap<String, Path> files) {
        this.files = files;
    }

    /** Finds the files; they are read when first asked for. */
    public static Recordings under(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            TreeMap<String, Path> files = new TreeMap<>();
            found.filter(file -> file.toString().endsWith(ENDING)).forEach(file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.put(name.substring(0, name.length() - ENDING.length()), file);
            });
            return new Recordings(files);
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + folder + " cannot be read", e);
        }
    }

    /** The names with their files, in order. */
    public SortedMap<String, Path> files() {
        return java.util.Collections.unmodifiableSortedMap(files);
    }

    /** Reads one recording. */
    public Recording read(String name) {
        Path file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("There is no recording " + name);
        }
        return Recording.read(name, file);
    }

    /** One agent for all: the community chooses the recording, as in snmpsim. */
    public SnmpAgent serve(AgentLoop loop, InetSocketAddress address) {
        return SnmpAgent.on(loop)
                .bind(address)
                .views(community -> files.containsKey(community)
                        ? trees.computeIfAbsent(community, name -> read(name).tree())
                        : null)
                .start();
    }

    /** One agent for one recording, with the community public. */
    public SnmpAgent serve(AgentLoop loop, InetSocketAddress address, String name) {
        return SnmpAgent.on(loop)
                .bind(address)
                .community("public", read(name).tree())
                .start();
    }
}
