package vn.dcim.snmp.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snmp4j.smi.OID;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.PointVocabulary;

/**
 * Reads one profile file. What the file may say is written in {@code docs/device-profiles.md}; anything else is refused with
 * file, line and reason.
 */
final class ProfileLoader {

    private static final Set<String> PROFILE_KEYS = Set.of(
            "id", "class", "vendor", "abstract", "rank", "extends", "select", "facts", "points", "tables", "traps");

    private final PointLoader pointLoader;

    ProfileLoader(PointVocabulary vocabulary) {
        this.pointLoader = new PointLoader(vocabulary);
    }

    /** A profile whose parents are still names. */
    record Loaded(DeviceProfile profile, YamlNode root, List<String> parentIds) {}

    Loaded load(YamlNode root) {
        Map<String, YamlNode> entries = root.entries(PROFILE_KEYS);
        String id = required(root, entries, "id").text();
        boolean isAbstract = Optional.ofNullable(entries.get("abstract"))
                .map(node -> Boolean.parseBoolean(node.text()))
                .orElse(false);
        List<String> parents = Optional.ofNullable(entries.get("extends"))
                .map(node -> node.items().stream().map(YamlNode::text).toList())
                .orElse(List.of());
        List<Selector> selectors = Optional.ofNullable(entries.get("select"))
                .map(node -> node.items().stream().map(this::selector).toList())
                .orElse(List.of());
        if (!isAbstract && selectors.isEmpty()) {
            throw root.broken("profile " + id + " has no select; make it abstract if it is only there to be extended");
        }
        DeviceProfile profile = new DeviceProfile(
                id,
                root.file(),
                isAbstract,
                Optional.ofNullable(entries.get("rank")).map(YamlNode::integer).orElse(0),
                deviceClass(required(root, entries, "class")),
                required(root, entries, "vendor").text(),
                selectors,
                facts(entries.get("facts")),
                points(entries.get("points")),
                tables(entries.get("tables")),
                traps(entries.get("traps")),
                List.of());
        return new Loaded(profile, root, parents);
    }

    private static YamlNode required(YamlNode parent, Map<String, YamlNode> entries, String key) {
        YamlNode node = entries.get(key);
        if (node == null) {
            throw parent.broken("the key " + key + " is missing");
        }
        return node;
    }

    private static DeviceClass deviceClass(YamlNode node) {
        try {
            return DeviceClass.of(node.text());
        } catch (IllegalArgumentException e) {
            throw node.broken("no device class is called " + node.text());
        }
    }

    private Selector selector(YamlNode node) {
        Map<String, YamlNode> entries = node.entries(Set.of("sysObjectID", "sysDescr", "exists", "absent", "value"));
        if (entries.isEmpty()) {
            throw node.broken("an empty selector would match every device");
        }
        return new Selector(
                oids(entries.get("sysObjectID")),
                Optional.ofNullable(entries.get("sysDescr")).map(ProfileLoader::pattern),
                oids(entries.get("exists")),
                oids(entries.get("absent")),
                Optional.ofNullable(entries.get("value"))
                        .map(values -> values.items().stream()
                                .map(value -> {
                                    Map<String, YamlNode> match = value.entries(Set.of("oid", "matches"));
                                    return new Selector.ValueMatch(
                                            oid(required(value, match, "oid")),
                                            pattern(required(value, match, "matches")));
                                })
                                .toList())
                        .orElse(List.of()));
    }

    private static List<OID> oids(YamlNode node) {
        return node == null
                ? List.of()
                : node.items().stream().map(ProfileLoader::oid).toList();
    }

    static OID oid(YamlNode node) {
        String text = node.text();
        if (!text.matches("\\d+(\\.\\d+)*")) {
            throw node.broken("not an OID in dotted form: " + text);
        }
        return new OID(text);
    }

    static Pattern pattern(YamlNode node) {
        try {
            return Pattern.compile(node.text());
        } catch (PatternSyntaxException e) {
            throw node.broken("not a regular expression: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private Map<String, List<FactSource>> facts(YamlNode node) {
        if (node == null) {
            return Map.of();
        }
        Map<String, List<FactSource>> facts = new LinkedHashMap<>();
        node.entries(Set.of("vendor", "model", "serial", "firmware", "name", "location"))
                .forEach((fact, sources) -> facts.put(
                        fact,
                        sources.items().stream().map(ProfileLoader::factSource).toList()));
        return facts;
    }

    private static FactSource factSource(YamlNode node) {
        if (!node.isMap()) {
            return new FactSource(oid(node), false, null, Map.of(), null);
        }
        Map<String, YamlNode> entries =
                node.entries(Set.of("oid", "sysDescr", "sysObjectID", "pattern", "map", "value"));
        YamlNode description = entries.get("sysDescr");
        YamlNode byId = entries.get("sysObjectID");
        Map<String, String> map = texts(byId != null ? byId : entries.get("map"));
        if (byId != null) {
            byId.entries().keySet().forEach(id -> {
                if (!id.matches("\\d+(\\.\\d+)*")) {
                    throw byId.broken("not an OID in dotted form: " + id);
                }
            });
        }
        YamlNode pattern = description != null ? description : entries.get("pattern");
        return new FactSource(
                entries.containsKey("oid") ? oid(entries.get("oid")) : null,
                description != null,
                pattern == null ? null : pattern(pattern),
                map,
                entries.containsKey("value") ? entries.get("value").text() : null);
    }

    static Map<String, String> texts(YamlNode node) {
        if (node == null) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }

    private List<PointDefinition> points(YamlNode node) {
        List<PointDefinition> points = new ArrayList<>();
        if (node != null) {
            node.entries().forEach((name, definition) -> definition
                    .items()
                    .forEach(alternative -> points.add(pointLoader.scalar(name, alternative))));
        }
        return points;
    }

    private List<TableDefinition> tables(YamlNode node) {
        return node == null ? List.of() : node.items().stream().map(this::table).toList();
    }

    private TableDefinition table(YamlNode node) {
        Map<String, YamlNode> entries =
                node.entries(Set.of("entry", "rows", "key", "keys", "sole", "label", "where", "points"));
        OID entry = oid(required(node, entries, "entry"));
        String key = Optional.ofNullable(entries.get("key")).map(YamlNode::text).orElse("{index}");
        List<PointDefinition> points = new ArrayList<>();
        required(node, entries, "points").entries().forEach((name, definition) -> definition
                .items()
                .forEach(alternative -> points.add(pointLoader.inTable(name, alternative, entry))));
        return new TableDefinition(
                entry,
                Optional.ofNullable(entries.get("rows")).map(rows -> PointLoader.column(rows, entry)),
                key,
                keyColumns(node, key, entry),
                texts(entries.get("keys")),
                Optional.ofNullable(entries.get("sole"))
                        .map(sole -> Boolean.parseBoolean(sole.text()))
                        .orElse(false),
                Optional.ofNullable(entries.get("label")).map(label -> PointLoader.label(label, entry)),
                PointLoader.conditions(entries.get("where"), entry),
                points);
    }

    /** Finds the columns, such as {@code c2}, that a key template names. */
    private static Map<String, ColumnRef> keyColumns(YamlNode node, String key, OID entry) {
        Map<String, ColumnRef> columns = new LinkedHashMap<>();
        var placeholder = Pattern.compile("\\{c([\\d.]+)}").matcher(key);
        while (placeholder.find()) {
            OID column = new OID(placeholder.group(1));
            columns.put(
                    placeholder.group(), new ColumnRef(column.size() > 2 ? column : under(entry, column), "", false));
        }
        if (key.replaceAll("\\{(c[\\d.]+|-?\\d+|index)}", "").contains("{")) {
            throw node.broken("key " + key + " has a placeholder other than {1}, {-1}, {index}, {c2}");
        }
        return columns;
    }

    static OID under(OID entry, OID column) {
        OID oid = new OID(entry);
        oid.append(column);
        return oid;
    }

    private List<TrapRule> traps(YamlNode node) {
        if (node == null) {
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        return node.items().stream()
                .map(trap -> {
                    Map<String, YamlNode> entries = trap.entries(Set.of("oid", "refresh", "set", "state"));
                    String oid = oid(required(trap, entries, "oid")).toDottedString();
                    if (!seen.add(oid)) {
                        throw trap.broken("trap " + oid + " stands twice");
                    }
                    YamlNode set = entries.get("set");
                    if (set != null) {
                        pointLoader.checkState(set, set.text(), required(trap, entries, "state"));
                    }
                    return new TrapRule(
                            oid,
                            Optional.ofNullable(entries.get("refresh"))
                                    .map(points -> points.items().stream()
                                            .map(YamlNode::text)
                                            .toList())
                                    .orElse(List.of()),
                            set == null ? null : set.text(),
                            set == null ? null : entries.get("state").text().toLowerCase(Locale.ROOT));
                })
                .toList();
    }
}
