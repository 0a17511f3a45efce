package vn.dcim.core.drift;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.text.PlainText;

/**
 * What makes two texts the same to whoever compares a register with devices: files under {@code drift/}, and the site's own beside
 * them. A key is a text as it is compared; empty for what tells nothing.
 */
@Singleton
public final class DriftWords {

    private static final String FOLDER = "drift";

    private final Map<String, String> makers = new HashMap<>();
    private final Map<String, List<String>> aliases = new HashMap<>();
    private final Set<String> endings = new HashSet<>();
    private final Set<String> nothing = new HashSet<>();
    private final Set<AssetKind> monitorable = EnumSet.noneOf(AssetKind.class);

    /**
     * @param site folder with the site's own files
     * @throws DcimException BROKEN_DEFINITION
     */
    @Inject
    DriftWords(@Nullable @Property(name = "dcim.drift.words") Path site) {
        List<Map<String, YamlNode>> files = Stream.concat(
                        DefinitionFiles.carried(FOLDER, DriftWords.class.getClassLoader()).stream(),
                        DefinitionFiles.under(site).stream())
                .map(file -> file.entries(Set.of("makers", "endings", "nothing", "monitorable")))
                .toList();
        // why: the names of makers are compared without their endings
        files.forEach(file -> words(file, "endings")
                .forEach(
                        word -> endings.addAll(List.of(PlainText.of(word.text()).split(" ")))));
        files.forEach(this::read);
    }

    private void read(Map<String, YamlNode> file) {
        words(file, "nothing").forEach(word -> nothing.add(PlainText.letters(word.text())));
        words(file, "monitorable")
                .forEach(word -> monitorable.add(AssetKind.of(word.text())
                        .orElseThrow(() -> word.broken("no kind of assets is called " + word.text()))));
        if (file.containsKey("makers")) {
            file.get("makers").entries().forEach((maker, others) -> {
                String key = firm(maker);
                Stream.concat(Stream.of(maker), others.items().stream().map(YamlNode::text))
                        .map(this::firm)
                        .forEach(alias -> {
                            // why: a maker may have been bought twice; the first file that tells decides
                            if (makers.putIfAbsent(alias, key) == null) {
                                aliases.computeIfAbsent(key, _ -> new ArrayList<>())
                                        .add(alias);
                            }
                        });
            });
        }
    }

    private static List<YamlNode> words(Map<String, YamlNode> file, String part) {
        return file.containsKey(part) ? file.get(part).items() : List.of();
    }

    private String firm(String name) {
        return Arrays.stream(PlainText.of(name).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !endings.contains(word))
                .collect(Collectors.joining());
    }

    /** Returns the key of a maker: the same for all its names. */
    public String maker(String name) {
        String firm = known(firm(name));
        return makers.getOrDefault(firm, firm);
    }

    /** Returns the key of a model, without the name of its maker before it. */
    public String model(String model, String maker) {
        String key = known(PlainText.letters(model));
        return aliases.getOrDefault(maker(maker), List.of(maker(maker))).stream()
                .filter(alias -> !alias.isEmpty() && key.startsWith(alias) && key.length() > alias.length())
                .map(alias -> key.substring(alias.length()))
                .min((left, right) -> Integer.compare(left.length(), right.length()))
                .orElse(key);
    }

    /** Returns the key of a serial number. */
    public String serial(String serial) {
        String key = known(PlainText.letters(serial));
        return key.matches("0*") ? "" : key;
    }

    /** Returns the key of a version of firmware: its points tell 1.12 from 11.2. */
    public String firmware(String firmware) {
        String version = PlainText.of(firmware)
                .strip()
                .replaceFirst("^(version|ver|v|phien ban)[ .:]*(?=\\d)", "")
                .replaceAll("[^a-z0-9]+", ".")
                .replaceAll("^\\.|\\.$", "");
        return known(PlainText.letters(firmware)).isEmpty() ? "" : version;
    }

    private String known(String key) {
        return nothing.contains(key) ? "" : key;
    }

    /** Tells whether assets of a kind can be asked. */
    public boolean isMonitorable(AssetKind kind) {
        return monitorable.contains(kind);
    }
}
