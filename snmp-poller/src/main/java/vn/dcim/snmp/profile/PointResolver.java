package vn.dcim.snmp.profile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;

/**
 * Finds which of a profile's points a device offers: scalars that answer, and one point a row of each table. A concrete name
 * is taken once: the nearer profile wins over the one it extends, and of alternatives the first that reads well.
 */
final class PointResolver {

    private final PointVocabulary vocabulary;
    private final AgentIdentity agent;
    private final Map<String, SnmpPoint> resolved = new LinkedHashMap<>();
    private final List<SnmpPoint> passedOver = new ArrayList<>();
    private final Map<OID, Map<OID, Variable>> walked = new LinkedHashMap<>();

    PointResolver(PointVocabulary vocabulary, AgentIdentity agent) {
        this.vocabulary = vocabulary;
        this.agent = agent;
    }

    Collection<SnmpPoint> resolve(DeviceProfile profile) {
        List<DeviceProfile> lineage = profile.lineage();
        agent.prefetch(lineage.stream()
                .flatMap(p -> p.points().stream())
                .map(p -> p.source().column())
                .toList());
        for (DeviceProfile each : lineage) {
            each.points().forEach(this::scalar);
            each.tables().forEach(this::table);
        }
        return resolved.values();
    }

    /** Returns what else the device says of the points that were resolved: the alternatives that were not taken. */
    List<SnmpPoint> passedOver() {
        return passedOver;
    }

    private void scalar(PointDefinition definition) {
        RowKey none = new RowKey(new OID());
        if (agent.value(definition.source().column()).isPresent() && holds(definition.conditions(), none)) {
            offer(definition.name(), definition, none, definition.label());
        }
    }

    private void table(TableDefinition table) {
        List<RowKey> all = rows(table);
        prefetch(table, all);
        List<RowKey> rows =
                all.stream().filter(row -> holds(table.conditions(), row)).toList();
        for (PointDefinition definition : table.points()) {
            Set<String> used = new LinkedHashSet<>();
            for (RowKey row : rows) {
                if (value(definition.source().of(row)).isEmpty() || !holds(definition.conditions(), row)) {
                    continue;
                }
                String name = table.sole() && rows.size() == 1
                        ? definition.name().replaceFirst("\\.\\{[^}]*}", "")
                        : definition.name().replaceAll("\\{[^}]*}", key(table, row));
                if (!used.add(name)) {
                    name = definition
                            .name()
                            .replaceAll(
                                    "\\{[^}]*}",
                                    key(table, row) + "-" + slug(row.index().toString()));
                }
                offer(name, definition, row, definition.label().or(table::label));
            }
        }
    }

    private List<RowKey> rows(TableDefinition table) {
        Set<OID> indices = new LinkedHashSet<>();
        List<ColumnRef> columns = table.rows().map(List::of).orElseGet(() -> table.points().stream()
                .map(PointDefinition::source)
                .filter(source -> source.index().isEmpty())
                .distinct()
                .toList());
        for (ColumnRef column : columns) {
            walk(column.column()).keySet().forEach(oid -> indices.add(suffix(oid, column.column())));
        }
        return indices.stream().sorted().map(RowKey::new).toList();
    }

    private Map<OID, Variable> walk(OID column) {
        return walked.computeIfAbsent(column, root -> {
            Map<OID, Variable> values = agent.view().walk(root);
            agent.learn(values);
            return values;
        });
    }

    /** Asks in a few requests for all that the points of a table need besides their own columns. */
    private void prefetch(TableDefinition table, List<RowKey> rows) {
        List<ColumnRef> columns = new ArrayList<>(table.keyColumns().values());
        table.conditions().stream()
                .map(PointDefinition.Condition::column)
                .filter(Objects::nonNull)
                .forEach(columns::add);
        table.label().map(PointDefinition.Label::column).ifPresent(columns::add);
        table.points().forEach(point -> columns.addAll(point.columns()));
        agent.prefetch(columns.stream()
                .distinct()
                .flatMap(column -> rows.stream().map(column::of))
                .distinct()
                .toList());
    }

    private static OID suffix(OID oid, OID column) {
        return new OID(oid.getValue(), column.size(), oid.size() - column.size());
    }

    private boolean holds(List<PointDefinition.Condition> conditions, RowKey row) {
        return conditions.stream().allMatch(condition -> {
            String text = condition.column() == null
                    ? row.fill(condition.part())
                    : agent.text(condition.column().of(row)).orElse("");
            return condition.pattern().matcher(text).find() != condition.negated();
        });
    }

    private String key(TableDefinition table, RowKey row) {
        String key = table.key();
        for (Map.Entry<String, ColumnRef> column : table.keyColumns().entrySet()) {
            key = key.replace(
                    column.getKey(), agent.text(column.getValue().of(row)).orElse(""));
        }
        key = row.fill(key);
        String mapped = table.keys().getOrDefault(key, key);
        // why: phases are governed words with a capital; everything else is made fit for a name
        return mapped.matches("L[123](-(L[123]|N))?|N")
                ? mapped
                : slug(mapped.isBlank() ? row.index().toString() : mapped);
    }

    private void offer(String name, PointDefinition definition, RowKey row, Optional<PointDefinition.Label> label) {
        OID oid = definition.source().of(row);
        Optional<SnmpPoint> point = conversion(definition, row)
                .map(conversion -> new SnmpPoint(
                        name,
                        label.map(from -> text(from, row)).orElse(""),
                        oid,
                        definition.governed().quantity(),
                        definition.pollClass(),
                        conversion));
        if (point.isEmpty() || vocabulary.find(name).isEmpty()) {
            return;
        }
        SnmpPoint known = resolved.get(name);
        if (known == null || !readsWell(known) && readsWell(point.get())) {
            resolved.put(name, point.get());
            Optional.ofNullable(known).ifPresent(passedOver::add);
        } else {
            passedOver.add(point.get());
        }
    }

    private boolean readsWell(SnmpPoint point) {
        return value(point.oid())
                .map(RawValues::of)
                .map(point.conversion()::apply)
                .filter(converted -> converted.quality() == Quality.GOOD)
                .isPresent();
    }

    /** Returns the conversion; empty where the device does not say the scale or unit that it depends on. */
    private Optional<Conversion> conversion(PointDefinition definition, RowKey row) {
        Quantity quantity = definition.governed().quantity();
        double factor = 1;
        Function<OID, Optional<Variable>> values = this::value;
        for (Factor scale : definition.scale()) {
            var read = scale.of(row, values);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            factor *= read.getAsDouble();
        }
        String unit = definition.unit();
        if (definition.unitColumn().isPresent()) {
            var column = definition.unitColumn().get();
            String said = agent.text(column.column().of(row)).orElse("");
            unit = column.map().getOrDefault(said, column.map().get("*"));
            if (unit == null) {
                return Optional.empty();
            }
        }
        double unitFactor = quantity.factor(unit);
        return Optional.of(new Conversion(
                factor * unitFactor,
                (definition.offset() + quantity.shift(unit)) * unitFactor,
                definition.absent(),
                definition.min(),
                definition.max(),
                definition.states(),
                definition.bit(),
                definition.pattern(),
                definition.sequels()));
    }

    private Optional<Variable> value(OID oid) {
        return agent.value(oid);
    }

    private String text(PointDefinition.Label label, RowKey row) {
        return label.fixed() != null
                ? label.fixed()
                : agent.text(label.column().of(row)).orElse("");
    }

    /** Returns a text as a part of a point name: ASCII letters and digits, lower case, hyphens between. */
    static String slug(String text) {
        String ascii = Normalizer.normalize(text.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        String slug =
                ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "x" : slug.length() > 60 ? slug.substring(0, 60) : slug;
    }
}
