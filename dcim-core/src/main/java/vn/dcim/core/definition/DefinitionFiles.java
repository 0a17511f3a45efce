package vn.dcim.core.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds and opens YAML files: those that the program carries in a folder of its class path, and those of a site's folder. */
public final class DefinitionFiles {

    private static final String ENDING = ".yaml";

    private DefinitionFiles() {}

    /** Returns every file under a folder of the class path, also in jars, by path. */
    public static List<YamlNode> carried(String folder, ClassLoader loader) {
        List<YamlNode> files = new ArrayList<>();
        find(folder, loader).forEach((file, url) -> {
            try {
                files.add(YamlNode.read(file, new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        });
        return files;
    }

    /** Returns what stands in every file under a folder of the class path, by path. */
    public static Map<String, String> texts(String folder, ClassLoader loader) {
        Map<String, String> texts = new TreeMap<>();
        find(folder, loader).forEach((file, url) -> {
            try (InputStream stream = url.openStream()) {
                texts.put(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        });
        return texts;
    }

    /** Returns every file under a folder of the file system, by path; none for null. */
    public static List<YamlNode> under(Path folder) {
        if (folder == null) {
            return List.of();
        }
        List<YamlNode> files = new ArrayList<>();
        for (Path file : list(folder)) {
            try {
                files.add(YamlNode.read(file.toString(), Files.newBufferedReader(file)));
            } catch (IOException e) {
                throw new DcimException(e, ErrorCode.UNREADABLE_FILE, file.toString(), 0, e.getMessage());
            }
        }
        return files;
    }

    private static Map<String, URL> find(String folder, ClassLoader loader) {
        Map<String, URL> files = new TreeMap<>();
        try {
            for (URL root : Collections.list(loader.getResources(folder))) {
                if (root.openConnection() instanceof JarURLConnection jar) {
                    String base = root.toString();
                    jar.getJarFile().stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.startsWith(folder + "/") && name.endsWith(ENDING))
                            .forEach(name -> files.put(name, url(base + name.substring(folder.length()))));
                } else {
                    Path path = Path.of(root.toURI());
                    for (Path file : list(path)) {
                        files.put(
                                folder + "/" + path.relativize(file),
                                file.toUri().toURL());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, folder.toString(), 0, e.getMessage());
        }
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
