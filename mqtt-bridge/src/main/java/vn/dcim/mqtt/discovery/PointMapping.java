package vn.dcim.mqtt.discovery;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quantity;

/** Which governed point an announced entity becomes, by {@code home-assistant/mapping.yaml}. */
final class PointMapping {

    private static final Set<String> RULE_KEYS = Set.of(
            "component",
            "device-class",
            "state-class",
            "category",
            "units",
            "unit",
            "point",
            "each",
            "states",
            "class",
            "range");
    private static final String NONE = "none";

    private final PointVocabulary vocabulary;
    private final Map<String, Unit> units = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    private record Unit(String code, double factor) {}

    /** @param wanted member to words; {@code none} for a member that is not there */
    private record Rule(
            Map<String, Set<String>> wanted,
            String point,
            String each,
            PointName governed,
            @Nullable DeviceClass deviceClass,
            String unit,
            Map<String, Integer> states,
            @Nullable Double min,
            @Nullable Double max) {}

    /** What becomes of an entity. */
    sealed interface Outcome {}

    /**
     * A governed point.
     *
     * @param name of the only one at a device; with {@code {n}} where there are always several
     * @param each of a further one, with {@code {n}}; empty where there is one at most
     * @param rank of its rule: the class of a device is that of its first
     */
    record Mapped(
            String name,
            String each,
            PointName governed,
            Conversion conversion,
            @Nullable DeviceClass deviceClass,
            int rank)
            implements Outcome {}

    /** @param reason a code of the bundle {@code offer.unmapped.<reason>} */
    record Unmapped(String reason, List<String> arguments) implements Outcome {}

    PointMapping(PointVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        YamlNode file = DefinitionFiles.carried("home-assistant", PointMapping.class.getClassLoader()).stream()
                .filter(node -> node.file().endsWith("mapping.yaml"))
                .findFirst()
                .orElseThrow();
        Map<String, YamlNode> root = file.entries(Set.of("units", "rules"));
        root.get("units").entries().forEach((written, unit) -> units.put(written, unit(unit)));
        root.get("rules").items().forEach(rule -> rules.add(rule(rule)));
    }

    private static Unit unit(YamlNode node) {
        if (!node.isMap()) {
            return new Unit(node.text(), 1);
        }
        Map<String, YamlNode> entries = node.entries(Set.of("unit", "factor"));
        return new Unit(entries.get("unit").text(), entries.get("factor").number());
    }

    private Rule rule(YamlNode node) {
        Map<String, YamlNode> entries = node.entries(RULE_KEYS);
        Map<String, Set<String>> wanted = new HashMap<>();
        for (String member : List.of("component", "device-class", "state-class", "category", "units")) {
            if (entries.containsKey(member)) {
                wanted.put(
                        member,
                        entries.get(member).items().stream().map(YamlNode::text).collect(Collectors.toSet()));
            }
        }
        String point = entries.get("point").text();
        String each = entries.containsKey("each") ? entries.get("each").text() : "";
        PointName governed = governed(node, point);
        Map<String, Integer> states = new HashMap<>();
        if (entries.containsKey("states")) {
            entries.get("states")
                    .entries()
                    .forEach((word, state) -> states.put(
                            word,
                            governed.statesFor(state)
                                    .byWord(state.text())
                                    .orElseThrow(() -> state.broken(state.text() + " is no state of " + point))
                                    .code()));
        }
        if (governed.quantity() == Quantity.STATE != !states.isEmpty()) {
            throw node.broken(point + " is a state exactly where the rule has states");
        }
        if (!each.isEmpty() && governed(node, each).quantity() != governed.quantity()) {
            throw node.broken(point + " and " + each + " differ in quantity");
        }
        List<YamlNode> range =
                entries.containsKey("range") ? entries.get("range").items() : List.of();
        return new Rule(
                wanted,
                point,
                point.contains("{n}") ? point : each,
                governed,
                entries.containsKey("class")
                        ? DeviceClass.of(entries.get("class").text())
                        : null,
                entries.containsKey("unit") ? entries.get("unit").text() : "",
                states,
                range.isEmpty() ? null : range.get(0).number(),
                range.isEmpty() ? null : range.get(1).number());
    }

    private PointName governed(YamlNode node, String name) {
        return vocabulary
                .find(name.replace("{n}", "1"))
                .orElseThrow(() -> node.broken("no governed point name matches " + name));
    }

    Outcome of(Entity entity) {
        if (rules.stream().noneMatch(rule -> rule.wanted().get("component").contains(entity.component()))) {
            return new Unmapped("component", List.of(entity.component()));
        }
        if (entity.stateTopic().isEmpty()) {
            return new Unmapped("no-state-topic", List.of());
        }
        if (!entity.unreadable().isEmpty()) {
            return new Unmapped("template", List.of(shown(entity.templateText()), entity.unreadable()));
        }
        for (int i = 0; i < rules.size(); i++) {
            if (fits(rules.get(i), entity)) {
                return mapped(rules.get(i), i, entity);
            }
        }
        return new Unmapped("no-rule", List.of(or(entity.deviceClass(), "—"), or(entity.unit(), "—")));
    }

    private static boolean fits(Rule rule, Entity entity) {
        return fits(rule, "component", entity.component())
                && fits(rule, "device-class", entity.deviceClass())
                && fits(rule, "state-class", entity.stateClass())
                && fits(rule, "category", entity.category())
                && fits(rule, "units", entity.unit());
    }

    private static boolean fits(Rule rule, String member, String value) {
        Set<String> wanted = rule.wanted().get(member);
        return wanted == null || wanted.contains(or(value, NONE));
    }

    private Outcome mapped(Rule rule, int rank, Entity entity) {
        Quantity quantity = rule.governed().quantity();
        Conversion conversion;
        if (quantity == Quantity.STATE) {
            conversion = new Conversion(1, 0, Set.of(), null, null, rule.states(), null, null, List.of());
        } else {
            if (entity.unit().isEmpty() && rule.unit().isEmpty()) {
                return new Unmapped("no-unit", List.of(quantity.unit()));
            }
            Unit unit = entity.unit().isEmpty() ? new Unit(rule.unit(), 1) : units.get(entity.unit());
            if (unit == null || !quantity.accepts(unit.code())) {
                return new Unmapped("unit", List.of(entity.unit(), quantity.unit()));
            }
            double factor = quantity.factor(unit.code());
            conversion = new Conversion(
                    unit.factor() * factor,
                    quantity.shift(unit.code()) * factor,
                    Set.of(),
                    rule.min(),
                    rule.max(),
                    Map.of(),
                    null,
                    null,
                    List.of());
        }
        return new Mapped(rule.point(), rule.each(), rule.governed(), conversion, rule.deviceClass(), rank);
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static String shown(String template) {
        return template.length() <= 200 ? template : template.substring(0, 200) + "…";
    }
}
