package vn.dcim.mqtt.map;

import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.point.PointVocabulary;

/**
 * All Sparkplug maps: those that the program carries under {@code sparkplug-maps/}, and a site's own, which replace them by id. How
 * gateways spell units stands under {@code sparkplug-units/}.
 */
public final class SparkplugMaps {

    private static final Set<String> KEYS =
            Set.of("id", "class", "vendor", "model", "device", "when", "metrics", "units");

    private final Map<String, SparkplugMap> maps = new TreeMap<>();

    private SparkplugMaps() {}

    /**
     * Loads every map.
     *
     * @param siteFolder a folder of further maps, or null
     * @throws vn.dcim.core.error.DcimException BROKEN_DEFINITION with file, line and reason for the first broken one
     */
    public static SparkplugMaps load(PointVocabulary vocabulary, @Nullable Path siteFolder) {
        ClassLoader loader = SparkplugMaps.class.getClassLoader();
        Map<String, String> units = new HashMap<>();
        DefinitionFiles.carried("sparkplug-units", loader).forEach(file -> units.putAll(spellings(file)));
        SparkplugMaps all = new SparkplugMaps();
        for (YamlNode file : DefinitionFiles.carried("sparkplug-maps", loader)) {
            all.add(map(file, vocabulary, units), file, false);
        }
        for (YamlNode file : DefinitionFiles.under(siteFolder)) {
            all.add(map(file, vocabulary, units), file, true);
        }
        return all;
    }

    private void add(SparkplugMap map, YamlNode file, boolean replaces) {
        SparkplugMap before = maps.put(map.kind().mapId(), map);
        if (before != null && !replaces) {
            throw file.broken("Sparkplug map " + map.kind().mapId() + " stands also in " + before.file());
        }
    }

    private static SparkplugMap map(YamlNode root, PointVocabulary vocabulary, Map<String, String> usualUnits) {
        Map<String, YamlNode> entries = root.entries(KEYS);
        YamlNode deviceNode = TopicMapLoader.required(root, entries, "device");
        TopicPattern device = TopicMapLoader.parsed(deviceNode, TopicPattern::of);
        int levels = device.toString().split("/", -1).length;
        if (levels != 2 && levels != 3) {
            throw deviceNode.broken("a device of Sparkplug is {group}/{node} or {group}/{node}/{device}");
        }
        Map<String, String> units = new HashMap<>(usualUnits);
        if (entries.containsKey("units")) {
            units.putAll(spellings(entries.get("units")));
        }
        PointRuleLoader points = new PointRuleLoader(vocabulary);
        List<MetricRule> metrics = TopicMapLoader.required(root, entries, "metrics").entries().entrySet().stream()
                .map(entry -> points.metric(entry.getKey(), entry.getValue(), device.names()))
                .toList();
        return new SparkplugMap(
                new DeviceKind(
                        TopicMapLoader.required(root, entries, "id").text(),
                        TopicMapLoader.deviceClass(TopicMapLoader.required(root, entries, "class")),
                        TopicMapLoader.text(entries, "vendor"),
                        TopicMapLoader.text(entries, "model")),
                device,
                entries.containsKey("when")
                        ? entries.get("when").items().stream()
                                .map(YamlNode::text)
                                .toList()
                        : List.of(),
                metrics,
                Map.copyOf(units),
                root.file());
    }

    private static Map<String, String> spellings(YamlNode node) {
        Map<String, String> spellings = new LinkedHashMap<>();
        node.entries().forEach((unit, spelled) -> spelled.items().forEach(item -> spellings.put(item.text(), unit)));
        return spellings;
    }

    public Collection<SparkplugMap> all() {
        return maps.values();
    }

    public Optional<SparkplugMap> byId(String id) {
        return Optional.ofNullable(maps.get(id));
    }

    /** Tells whether a base topic may belong to a device of any map. */
    public boolean owns(String baseTopic) {
        return maps.values().stream().anyMatch(map -> map.owns(baseTopic));
    }

    /** Returns the map that reads most of a birth; of equals the one with fewer placeholders; empty when none reads any. */
    public Optional<SparkplugMap> choose(String baseTopic, Collection<String> birth) {
        return maps.values().stream()
                .filter(map -> map.owns(baseTopic) && map.reads(birth) > 0)
                .max(Comparator.<SparkplugMap>comparingInt(map -> map.reads(birth))
                        .thenComparing(map -> -map.device().names().size()));
    }
}
