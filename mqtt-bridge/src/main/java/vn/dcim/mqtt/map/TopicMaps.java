package vn.dcim.mqtt.map;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.point.PointVocabulary;

/** All topic maps: those that the program carries under {@code topic-maps/}, and a site's own, which replace them by id. */
public final class TopicMaps {

    /** Topics whose meaning is remembered; a broker may carry any number. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, TopicMap> maps = new TreeMap<>();
    private final Map<String, List<TopicMatch>> remembered = new ConcurrentHashMap<>();

    private TopicMaps() {}

    /**
     * Loads every map.
     *
     * @param siteFolder a folder of further maps, or null
     * @throws vn.dcim.core.error.DcimException BROKEN_DEFINITION with file, line and reason for the first broken one
     */
    public static TopicMaps load(PointVocabulary vocabulary, Path siteFolder) {
        TopicMaps all = new TopicMaps();
        TopicMapLoader loader = new TopicMapLoader(vocabulary);
        for (YamlNode file : DefinitionFiles.carried("topic-maps", TopicMaps.class.getClassLoader())) {
            all.add(loader.load(file), file, false);
        }
        for (YamlNode file : DefinitionFiles.under(siteFolder)) {
            all.add(loader.load(file), file, true);
        }
        return all;
    }

    private void add(TopicMap map, YamlNode file, boolean replaces) {
        TopicMap before = maps.put(map.id(), map);
        if (before != null && !replaces) {
            throw file.broken("topic map " + map.id() + " stands also in " + before.file());
        }
    }

    public Collection<TopicMap> all() {
        return maps.values();
    }

    public Optional<TopicMap> byId(String id) {
        return Optional.ofNullable(maps.get(id));
    }

    /** Returns what a topic may be, by the maps' ids. */
    public List<TopicMatch> match(String topic) {
        List<TopicMatch> known = remembered.get(topic);
        if (known != null) {
            return known;
        }
        List<TopicMatch> found = find(topic);
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(topic, found);
        return found;
    }

    private List<TopicMatch> find(String topic) {
        List<TopicMatch> matches = new ArrayList<>();
        for (TopicMap map : maps.values()) {
            matches.addAll(match(map, topic));
        }
        return List.copyOf(matches);
    }

    /** Within a map the topic with the fewest placeholders counts: {@code env/availability} is no sensor of that name. */
    private static List<TopicMatch> match(TopicMap map, String topic) {
        List<TopicMatch> matches = new ArrayList<>();
        for (TopicRule rule : map.topics()) {
            rule.pattern().match(topic).ifPresent(values -> matches.add(TopicMatch.of(map, rule, topic, values)));
        }
        int fewest =
                matches.stream().mapToInt(match -> match.values().size()).min().orElse(0);
        return matches.stream().filter(match -> match.values().size() == fewest).toList();
    }

    /** Returns the filters to subscribe to, without those that others cover. */
    public List<String> filters() {
        Set<String> filters = new LinkedHashSet<>();
        maps.values().forEach(map -> map.topics()
                .forEach(rule -> filters.add(rule.pattern().filter())));
        return withoutCovered(filters);
    }

    /** Leaves out the filters that others cover, so that a broker delivers a message once. */
    public static List<String> withoutCovered(Collection<String> filters) {
        Map<String, String> kept = new LinkedHashMap<>();
        filters.forEach(filter -> kept.put(filter, filter));
        filters.forEach(filter -> {
            if (filters.stream().anyMatch(other -> !other.equals(filter) && covers(other, filter))) {
                kept.remove(filter);
            }
        });
        return kept.values().stream().sorted().toList();
    }

    /** Tells whether every topic of one filter is also one of the other. */
    public static boolean covers(String wide, String narrow) {
        String[] outer = wide.split("/", -1);
        String[] inner = narrow.split("/", -1);
        for (int i = 0; i < outer.length; i++) {
            if (outer[i].equals("#")) {
                return true;
            }
            if (i >= inner.length || !outer[i].equals("+") && !outer[i].equals(inner[i]) || inner[i].equals("#")) {
                return false;
            }
        }
        return outer.length == inner.length;
    }
}
