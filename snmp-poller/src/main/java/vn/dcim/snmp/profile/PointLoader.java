package vn.dcim.snmp.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snmp4j.smi.OID;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.StateList;
import vn.dcim.core.point.StateSequel;

/** Reads the points of a profile and holds them against the governed vocabulary. */
final class PointLoader {

    private static final Set<String> KEYS = Set.of(
            "oid", "column", "index", "scale", "divisor", "offset", "unit", "poll", "absent", "range", "states",
            "after", "bit", "pattern", "label", "where");

    private final PointVocabulary vocabulary;

    PointLoader(PointVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    PointDefinition scalar(String name, YamlNode node) {
        if (!node.isMap()) {
            return point(name, node, new ColumnRef(ProfileLoader.oid(node), "", true), Map.of(), null);
        }
        Map<String, YamlNode> entries = node.entries(KEYS);
        if (!entries.containsKey("oid")) {
            throw node.broken(name + " has no oid");
        }
        return point(name, node, new ColumnRef(ProfileLoader.oid(entries.get("oid")), "", true), entries, null);
    }

    PointDefinition inTable(String name, YamlNode node, OID entry) {
        if (!node.isMap()) {
            return point(name, node, column(node, entry), Map.of(), entry);
        }
        Map<String, YamlNode> entries = node.entries(KEYS);
        if (!entries.containsKey("column")) {
            throw node.broken(name + " has no column");
        }
        ColumnRef column = column(entries.get("column"), entry);
        if (entries.containsKey("index")) {
            column = new ColumnRef(column.column(), entries.get("index").text(), false);
        }
        return point(name, node, column, entries, entry);
    }

    private PointDefinition point(
            String name, YamlNode node, ColumnRef source, Map<String, YamlNode> entries, OID entry) {
        String sample = name.replaceAll("\\{[^}]*}", "1");
        // why: a phase is no number, so a placeholder may also have to stand for one
        PointName governed = vocabulary
                .find(sample)
                .or(() -> vocabulary.find(name.replaceAll("\\{[^}]*}", "L1")))
                .orElseThrow(() -> node.broken("no governed point name matches " + name + "; see docs/point-names.md"));
        Quantity quantity = governed.quantity();
        YamlNode unitNode = entries.get("unit");
        String unit = unitNode == null || unitNode.isMap() ? quantity.unit() : unitNode.text();
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
        return new PointDefinition(
                name,
                governed,
                source,
                factors(entries, entry),
                Optional.ofNullable(entries.get("offset")).map(YamlNode::number).orElse(0.0),
                unit,
                unitNode != null && unitNode.isMap()
                        ? Optional.of(unitColumn(unitNode, entry, quantity))
                        : Optional.empty(),
                pollClass(entries.get("poll"), quantity),
                numbers(entries.get("absent")),
                range == null ? null : range.items().get(0).number(),
                range == null ? null : range.items().get(1).number(),
                states == null ? Map.of() : states(governed, states),
                entries.containsKey("bit") ? entries.get("bit").integer() : null,
                entries.containsKey("pattern")
                        ? ProfileLoader.pattern(entries.get("pattern")).pattern()
                        : null,
                entries.containsKey("after") ? StateSequel.read(entries.get("after"), governed) : List.of(),
                Optional.ofNullable(entries.get("label")).map(label -> label(label, entry)),
                conditions(entries.get("where"), entry));
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

    private static List<Factor> factors(Map<String, YamlNode> entries, OID entry) {
        return java.util.stream.Stream.of("scale", "divisor")
                .filter(entries::containsKey)
                .map(key -> factor(entries.get(key), entry, key.equals("divisor")))
                .toList();
    }

    private static Factor factor(YamlNode node, OID entry, boolean inverse) {
        if (!node.isMap()) {
            double number = node.number();
            if (number == 0) {
                throw node.broken("a scale or divisor of 0 makes every value meaningless");
            }
            return new Factor.Constant(inverse ? 1 / number : number);
        }
        Map<String, YamlNode> entries = node.entries(Set.of("column", "oid", "index", "power", "map"));
        Map<String, Double> map = new LinkedHashMap<>();
        if (entries.containsKey("map")) {
            entries.get("map").entries().forEach((key, value) -> map.put(key, value.number()));
        }
        return new Factor.Read(
                reference(node, entries, entry),
                Optional.ofNullable(entries.get("power")).map(YamlNode::number).orElse(0.0),
                map,
                inverse);
    }

    /** Reads {@code column} (of the row) or {@code oid} (a scalar), with an index template where the tables differ. */
    private static ColumnRef reference(YamlNode node, Map<String, YamlNode> entries, OID entry) {
        if (entries.containsKey("oid")) {
            return new ColumnRef(ProfileLoader.oid(entries.get("oid")), "", true);
        }
        if (!entries.containsKey("column")) {
            throw node.broken("needs a column or an oid");
        }
        ColumnRef column = column(entries.get("column"), entry);
        return entries.containsKey("index")
                ? new ColumnRef(column.column(), entries.get("index").text(), false)
                : column;
    }

    private static PointDefinition.UnitColumn unitColumn(YamlNode node, OID entry, Quantity quantity) {
        Map<String, YamlNode> entries = node.entries(Set.of("column", "oid", "index", "map"));
        if (!entries.containsKey("map")) {
            throw node.broken("a unit that the device states needs a map from its words to units");
        }
        Map<String, String> map = ProfileLoader.texts(entries.get("map"));
        map.values().stream()
                .filter(unit -> !quantity.accepts(unit))
                .findFirst()
                .ifPresent(unit -> {
                    throw node.broken("unit " + unit + " does not measure " + quantity.code());
                });
        return new PointDefinition.UnitColumn(reference(node, entries, entry), map);
    }

    private static Set<Double> numbers(YamlNode node) {
        Set<Double> numbers = new HashSet<>();
        if (node != null) {
            node.items().forEach(item -> numbers.add(item.number()));
        }
        return numbers;
    }

    private static Map<String, Integer> states(PointName governed, YamlNode node) {
        StateList list = governed.statesFor(node);
        Map<String, Integer> states = new HashMap<>();
        node.entries().forEach((raw, word) -> states.put(raw, code(list, word)));
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

    void checkState(YamlNode node, String name, YamlNode word) {
        PointName governed =
                vocabulary.find(name).orElseThrow(() -> node.broken("no governed point name matches " + name));
        code(governed.states().orElseThrow(() -> node.broken(name + " is not a state")), word);
    }

    static ColumnRef column(YamlNode node, OID entry) {
        OID oid = ProfileLoader.oid(node);
        if (oid.size() > 3) {
            return new ColumnRef(oid, "", false);
        }
        if (entry == null) {
            throw node.broken("a column number has a meaning only within a table");
        }
        return new ColumnRef(ProfileLoader.under(entry, oid), "", false);
    }

    static PointDefinition.Label label(YamlNode node, OID entry) {
        if (node.isMap()) {
            Map<String, YamlNode> entries = node.entries(Set.of("column", "oid", "index"));
            return new PointDefinition.Label(null, reference(node, entries, entry));
        }
        boolean isColumn = entry != null && node.text().matches("\\d+(\\.\\d+)*");
        return isColumn
                ? new PointDefinition.Label(null, column(node, entry))
                : new PointDefinition.Label(node.text(), null);
    }

    static List<PointDefinition.Condition> conditions(YamlNode node, OID entry) {
        return node == null
                ? List.of()
                : node.items().stream().map(item -> condition(item, entry)).toList();
    }

    private static PointDefinition.Condition condition(YamlNode node, OID entry) {
        Map<String, YamlNode> entries = node.entries(Set.of("column", "oid", "index", "part", "in", "not", "matches"));
        YamlNode in = entries.get("in");
        YamlNode not = entries.get("not");
        YamlNode matches = entries.get("matches");
        if (java.util.stream.Stream.of(in, not, matches)
                        .filter(java.util.Objects::nonNull)
                        .count()
                != 1) {
            throw node.broken("a condition has one of in, not, matches");
        }
        Pattern pattern = matches != null
                ? ProfileLoader.pattern(matches)
                : Pattern.compile((in != null ? in : not)
                        .items().stream()
                                .map(item -> "^" + Pattern.quote(item.text()) + "$")
                                .collect(java.util.stream.Collectors.joining("|")));
        YamlNode part = entries.get("part");
        return new PointDefinition.Condition(
                part == null ? reference(node, entries, entry) : null,
                part == null ? "" : "{" + part.integer() + "}",
                pattern,
                not != null);
    }
}
