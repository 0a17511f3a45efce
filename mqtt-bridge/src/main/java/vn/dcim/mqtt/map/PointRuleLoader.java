package vn.dcim.mqtt.map;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.StateList;
import vn.dcim.core.point.StateSequel;

/** Reads the points of a topic map and holds them against the governed vocabulary. */
final class PointRuleLoader {

    private static final Set<String> KEYS = Set.of(
            "value",
            "scale",
            "offset",
            "unit",
            "absent",
            "range",
            "states",
            "after",
            "bit",
            "pattern",
            "poll",
            "when",
            "label",
            "required",
            "decimal",
            "contains",
            "words",
            "age");
    private static final Set<String> METRIC_KEYS = Set.of(
            "metric",
            "scale",
            "offset",
            "unit",
            "absent",
            "range",
            "states",
            "after",
            "bit",
            "pattern",
            "poll",
            "label",
            "decimal",
            "contains",
            "age");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** What devices write for yes and no; a map writes {@code true} and {@code false} for all of them. */
    private static final Map<String, List<String>> FLAGS = Map.of(
            "true", List.of("true", "on", "active", "yes", "1"),
            "false", List.of("false", "off", "inactive", "no", "0"));

    private final PointVocabulary vocabulary;

    PointRuleLoader(PointVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    PointRule rule(String name, YamlNode node, Set<String> known) {
        Map<String, YamlNode> entries = node.isMap() ? node.entries(KEYS) : Map.of("value", node);
        PointName governed = governed(name, node);
        List<FieldPath> paths = entries.containsKey("words")
                ? TopicMapLoader.paths(entries.get("words"))
                : entries.containsKey("value") ? TopicMapLoader.paths(entries.get("value")) : List.of(FieldPath.of(""));
        checkPlaceholders(name, node, known, paths);
        return new PointRule(
                name,
                governed,
                paths,
                shape(entries, node),
                TopicMapLoader.conditions(entries.get("when")),
                flag(entries, "required"),
                conversion(name, governed, node, entries),
                pollClass(entries.get("poll"), governed.quantity()),
                Optional.ofNullable(entries.get("label")).map(YamlNode::text).orElse(""));
    }

    /** Reads how a point is made of a metric of Sparkplug; its value is the whole of what there is to read. */
    MetricRule metric(String name, YamlNode node, Set<String> deviceNames) {
        Map<String, YamlNode> entries = node.isMap() ? node.entries(METRIC_KEYS) : Map.of("metric", node);
        List<TopicPattern> metrics = TopicMapLoader.required(node, entries, "metric").items().stream()
                .map(item -> TopicMapLoader.parsed(item, TopicPattern::of))
                .toList();
        PointName governed = governed(name, node);
        for (TopicPattern metric : metrics) {
            Set<String> known = new LinkedHashSet<>(deviceNames);
            known.addAll(metric.names());
            checkPlaceholders(name, node, known, List.of());
        }
        PointRule point = new PointRule(
                name,
                governed,
                List.of(FieldPath.of("")),
                shape(entries, node),
                List.of(),
                false,
                conversion(name, governed, node, entries),
                pollClass(entries.get("poll"), governed.quantity()),
                Optional.ofNullable(entries.get("label")).map(YamlNode::text).orElse(""));
        return new MetricRule(metrics, point, entries.containsKey("unit"));
    }

    private PointName governed(String name, YamlNode node) {
        return vocabulary
                .find(name.replaceAll("\\{[^}]*}", "1"))
                // why: a phase is no number, so a placeholder may also have to stand for one
                .or(() -> vocabulary.find(name.replaceAll("\\{[^}]*}", "L1")))
                .orElseThrow(() -> node.broken("no governed point name matches " + name + "; see docs/point-names.md"));
    }

    private static void checkPlaceholders(String name, YamlNode node, Set<String> topicNames, List<FieldPath> paths) {
        Set<String> known = new LinkedHashSet<>(topicNames);
        paths.forEach(path -> known.addAll(path.names()));
        Matcher placeholder = PLACEHOLDER.matcher(name);
        while (placeholder.find()) {
            if (!known.contains(placeholder.group(1))) {
                throw node.broken(name + ": neither the topic nor the value says what " + placeholder.group() + " is");
            }
        }
    }

    private static PointRule.Shape shape(Map<String, YamlNode> entries, YamlNode node) {
        if (entries.containsKey("words")) {
            return new PointRule.Shape.Words(
                    entries.containsKey("absent")
                            ? entries.get("absent").items().getFirst().integer()
                            : null);
        }
        if (entries.containsKey("contains")) {
            return new PointRule.Shape.Contains(entries.get("contains").text());
        }
        if (entries.containsKey("age")) {
            return new PointRule.Shape.Age(
                    TopicMapLoader.timeFormat(entries.get("age"), Map.of("format", entries.get("age"))));
        }
        YamlNode decimal = entries.get("decimal");
        if (decimal != null && !decimal.text().equals("comma")) {
            throw node.broken("decimal can only be comma; a point needs no mention");
        }
        return new PointRule.Shape.Scalar(decimal != null);
    }

    private static Conversion conversion(
            String name, PointName governed, YamlNode node, Map<String, YamlNode> entries) {
        Quantity quantity = governed.quantity();
        YamlNode unitNode = entries.get("unit");
        String unit = unitNode == null ? quantity.unit() : unitNode.text();
        if (!quantity.accepts(unit)) {
            try {
                quantity.factor(unit);
            } catch (IllegalArgumentException e) {
                throw unitNode.broken(name + ": " + e.getMessage());
            }
        }
        YamlNode states = entries.get("states");
        if (quantity == Quantity.STATE && states == null) {
            throw node.broken(name + " is a state: it needs states, from the device's values to words of the list "
                    + governed.states().map(StateList::name).orElse(""));
        }
        YamlNode range = entries.get("range");
        if (range != null && range.items().size() != 2) {
            throw range.broken("a range is two numbers: [least, greatest]");
        }
        double scale = number(entries, "scale", 1);
        if (scale == 0) {
            throw entries.get("scale").broken("a scale of 0 makes every value meaningless");
        }
        double factor = quantity.factor(unit);
        Set<Double> absent = new HashSet<>();
        if (entries.containsKey("absent") && !entries.containsKey("words")) {
            entries.get("absent").items().forEach(item -> absent.add(item.number()));
        }
        return new Conversion(
                scale * factor,
                number(entries, "offset", 0) * factor + quantity.shift(unit) * factor,
                absent,
                range == null ? null : range.items().get(0).number(),
                range == null ? null : range.items().get(1).number(),
                states == null ? Map.of() : states(governed, states),
                entries.containsKey("bit") ? entries.get("bit").integer() : null,
                entries.containsKey("pattern") ? pattern(entries.get("pattern")) : null,
                entries.containsKey("after") ? StateSequel.read(entries.get("after"), governed) : List.of());
    }

    private static Map<String, Integer> states(PointName governed, YamlNode node) {
        StateList list = governed.statesFor(node);
        Map<String, Integer> states = new HashMap<>();
        Map<String, YamlNode> entries = node.entries();
        entries.forEach((raw, word) -> states.put(raw, code(list, word)));
        FLAGS.forEach((flag, variants) -> {
            if (entries.containsKey(flag)) {
                variants.forEach(variant -> states.putIfAbsent(variant, states.get(flag)));
            }
        });
        return states;
    }

    private static int code(StateList list, YamlNode word) {
        return list.byWord(word.text())
                .orElseThrow(() -> word.broken(word.text() + " is not in the list " + list.name() + ": "
                        + String.join(
                                ", ",
                                list.states().stream()
                                        .map(StateList.State::word)
                                        .toList())))
                .code();
    }

    private static PollClass pollClass(YamlNode node, Quantity quantity) {
        if (node == null) {
            return quantity == Quantity.STATE ? PollClass.FAST : PollClass.SLOW;
        }
        try {
            return PollClass.valueOf(node.text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw node.broken("poll is fast, slow or static, not " + node.text());
        }
    }

    private static String pattern(YamlNode node) {
        try {
            return Pattern.compile(node.text()).pattern();
        } catch (PatternSyntaxException e) {
            throw node.broken("not a regular expression: " + e.getDescription());
        }
    }

    private static double number(Map<String, YamlNode> entries, String key, double otherwise) {
        return Optional.ofNullable(entries.get(key)).map(YamlNode::number).orElse(otherwise);
    }

    private static boolean flag(Map<String, YamlNode> entries, String key) {
        return Optional.ofNullable(entries.get(key))
                .map(node -> Boolean.parseBoolean(node.text()))
                .orElse(false);
    }
}
