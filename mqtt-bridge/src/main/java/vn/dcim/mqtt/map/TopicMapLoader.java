package vn.dcim.mqtt.map;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PointVocabulary;

/** Reads one topic map. What the file may say is written in {@code docs/mqtt.md}; anything else is refused with file and line. */
final class TopicMapLoader {

    private static final Set<String> MAP_KEYS = Set.of("id", "class", "vendor", "model", "device", "topics");
    private static final Set<String> TOPIC_KEYS =
            Set.of("topic", "format", "when", "time", "points", "availability", "every", "event", "names", "label");

    private final PointRuleLoader points;

    TopicMapLoader(PointVocabulary vocabulary) {
        this.points = new PointRuleLoader(vocabulary);
    }

    /** @throws vn.dcim.core.error.DcimException BROKEN_DEFINITION */
    TopicMap load(YamlNode root) {
        Map<String, YamlNode> entries = root.entries(MAP_KEYS);
        TopicPattern device = parsed(required(root, entries, "device"), TopicPattern::of);
        return new TopicMap(
                required(root, entries, "id").text(),
                deviceClass(required(root, entries, "class")),
                text(entries, "vendor"),
                text(entries, "model"),
                device,
                topics(required(root, entries, "topics")),
                root.file());
    }

    private List<TopicRule> topics(YamlNode node) {
        List<TopicRule> topics = new ArrayList<>();
        Map<String, Conversion> told = new HashMap<>();
        for (YamlNode item : node.items()) {
            TopicRule topic = topic(item);
            for (PointRule point : topic.points()) {
                Conversion before = told.putIfAbsent(point.name(), point.conversion());
                // why: a point has one conversion, which is chosen before it is known which message it will be of
                if (before != null && !before.equals(point.conversion())) {
                    throw item.broken(point.name()
                            + " is read in several ways, which must agree in states, scale, range and absent values");
                }
            }
            topics.add(topic);
        }
        return topics;
    }

    private TopicRule topic(YamlNode node) {
        Map<String, YamlNode> entries = node.entries(TOPIC_KEYS);
        TopicPattern pattern = parsed(required(node, entries, "topic"), TopicPattern::of);
        boolean plain = plain(entries.get("format"));
        List<FieldPath> timePaths = List.of();
        TimeFormat timeFormat = new TimeFormat(TimeFormat.Notation.ISO, null);
        YamlNode time = entries.get("time");
        if (time != null) {
            Map<String, YamlNode> fields = time.entries(Set.of("value", "format", "zone"));
            timePaths = paths(required(time, fields, "value"));
            timeFormat = timeFormat(time, fields);
        }
        YamlNode pointNode = entries.get("points");
        Map<String, YamlNode> pointEntries = pointNode == null ? new LinkedHashMap<>() : pointNode.entries();
        if (pointEntries.isEmpty() && !entries.containsKey("availability")) {
            throw node.broken("topic " + pattern + " gives no points and no availability");
        }
        Map<String, TopicRule.NameRule> names = names(entries.get("names"));
        Set<String> known = pattern.names();
        known.addAll(names.keySet());
        List<PointRule> rules = pointEntries.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().items().stream().map(rule -> points.rule(entry.getKey(), rule, known)))
                .toList();
        return new TopicRule(
                pattern,
                plain,
                conditions(entries.get("when")),
                names,
                entries.containsKey("label") ? paths(entries.get("label")) : List.of(),
                timePaths,
                timeFormat,
                rules,
                availability(entries.get("availability")),
                Optional.ofNullable(entries.get("every"))
                        .map(TopicMapLoader::duration)
                        .orElse(null),
                Optional.ofNullable(entries.get("event"))
                        .map(flag -> Boolean.parseBoolean(flag.text()))
                        .orElse(false));
    }

    private static Map<String, TopicRule.NameRule> names(YamlNode node) {
        Map<String, TopicRule.NameRule> names = new LinkedHashMap<>();
        if (node != null) {
            node.entries().forEach((name, rule) -> {
                Map<String, YamlNode> fields =
                        rule.isMap() ? rule.entries(Set.of("value", "else")) : Map.of("value", rule);
                names.put(
                        name,
                        new TopicRule.NameRule(
                                parsed(required(rule, fields, "value"), FieldPath::of),
                                fields.containsKey("else") ? fields.get("else").text() : null));
            });
        }
        return names;
    }

    private static boolean plain(YamlNode node) {
        if (node == null || node.text().equals("json")) {
            return false;
        }
        if (!node.text().equals("text")) {
            throw node.broken("format is json or text, not " + node.text());
        }
        return true;
    }

    static TimeFormat timeFormat(YamlNode node, Map<String, YamlNode> fields) {
        try {
            return new TimeFormat(
                    fields.containsKey("format")
                            ? TimeFormat.Notation.valueOf(
                                    fields.get("format").text().toUpperCase(Locale.ROOT))
                            : TimeFormat.Notation.ISO,
                    fields.containsKey("zone") ? ZoneId.of(fields.get("zone").text()) : null);
        } catch (IllegalArgumentException e) {
            throw node.broken("a time's format is iso, s or ms");
        } catch (DateTimeException e) {
            throw node.broken("not a time zone: " + fields.get("zone").text());
        }
    }

    private static AvailabilityRule availability(YamlNode node) {
        if (node == null) {
            return null;
        }
        Map<String, YamlNode> entries = node.entries(Set.of("value", "online", "offline"));
        return new AvailabilityRule(
                entries.containsKey("value") ? paths(entries.get("value")) : List.of(FieldPath.of("")),
                words(required(node, entries, "online")),
                words(required(node, entries, "offline")));
    }

    /** Reads conditions: pointer to words, or a list of pointers that must be there. */
    static List<Condition> conditions(YamlNode node) {
        if (node == null) {
            return List.of();
        }
        if (!node.isMap()) {
            return node.items().stream()
                    .map(item -> new Condition(parsed(item, FieldPath::of), Set.of()))
                    .toList();
        }
        return node.entries().entrySet().stream()
                .map(entry -> new Condition(parsedKey(entry.getValue(), entry.getKey()), words(entry.getValue())))
                .toList();
    }

    private static FieldPath parsedKey(YamlNode node, String path) {
        try {
            return FieldPath.of(path);
        } catch (IllegalArgumentException e) {
            throw node.broken(e.getMessage());
        }
    }

    private static Set<String> words(YamlNode node) {
        return node.items().stream()
                .map(item -> item.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static List<FieldPath> paths(YamlNode node) {
        return node.items().stream().map(item -> parsed(item, FieldPath::of)).toList();
    }

    static <T> T parsed(YamlNode node, Function<String, T> parser) {
        try {
            return parser.apply(node.text());
        } catch (IllegalArgumentException e) {
            throw node.broken(e.getMessage());
        }
    }

    static YamlNode required(YamlNode parent, Map<String, YamlNode> entries, String key) {
        YamlNode node = entries.get(key);
        if (node == null) {
            throw parent.broken("the key " + key + " is missing");
        }
        return node;
    }

    static String text(Map<String, YamlNode> entries, String key) {
        return Optional.ofNullable(entries.get(key)).map(YamlNode::text).orElse("");
    }

    static DeviceClass deviceClass(YamlNode node) {
        try {
            return DeviceClass.of(node.text());
        } catch (IllegalArgumentException e) {
            throw node.broken("no device class is called " + node.text());
        }
    }

    private static Duration duration(YamlNode node) {
        try {
            return Duration.parse("PT" + node.text().toUpperCase(Locale.ROOT));
        } catch (DateTimeException e) {
            throw node.broken("a duration is written 10s, 5m or 2h, not " + node.text());
        }
    }
}
