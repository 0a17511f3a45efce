package vn.dcim.core.exchange;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Objects of NetBox's REST API and rows of its bulk import, one made of the other. */
final class NetboxJson {

    /** Columns that are objects with a name. */
    private static final Set<String> NAMED =
            Set.of("site", "location", "rack", "parent", "manufacturer", "role", "tenant", "power_panel", "device");

    /** Columns that are one of several values. */
    private static final Set<String> CHOSEN =
            Set.of("status", "face", "type", "supply", "phase", "feed_leg", "width", "length_unit");

    private static final Set<String> NUMBERS = Set.of(
            "u_height",
            "position",
            "voltage",
            "amperage",
            "max_utilization",
            "maximum_draw",
            "allocated_draw",
            "length");

    private static final Set<String> FLAGS = Set.of("is_full_depth", "vm_role");

    private NetboxJson() {}

    /** Returns the row of an object. */
    static NetboxRow row(NetboxKind kind, String file, JsonNode object) {
        Map<String, String> fields = new HashMap<>();
        object.entries().forEach(entry -> {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "custom_fields" -> {
                    if (value.isObject()) {
                        value.entries()
                                .forEach(custom ->
                                        fields.put(NetboxKind.CUSTOM + custom.getKey(), text(custom.getValue())));
                    }
                }
                case "a_terminations" -> side(fields, "side_a_", value);
                case "b_terminations" -> side(fields, "side_b_", value);
                // why: what 3.x calls the role of a device
                case "device_role" -> fields.put("role", text(value));
                case "device_type" -> {
                    fields.put("device_type", text(value));
                    if (value.isObject() && value.get("manufacturer") != null) {
                        fields.put("manufacturer", text(value.get("manufacturer")));
                    }
                }
                default -> fields.put(entry.getKey(), text(value));
            }
        });
        JsonNode id = object.get("id");
        String where = id == null ? fields.getOrDefault("name", "") : "#" + text(id);
        return new NetboxRow(kind, file, where, fields);
    }

    private static void side(Map<String, String> fields, String side, JsonNode ends) {
        if (!ends.isArray() || ends.size() == 0) {
            return;
        }
        if (ends.size() > 1) {
            // why: a cable that splits is none that goes from here to there
            fields.put(side + "type", "");
            return;
        }
        JsonNode end = ends.get(0);
        fields.put(side + "type", end.get("object_type") == null ? "" : text(end.get("object_type")));
        JsonNode object = end.get("object");
        if (object != null && object.isObject()) {
            fields.put(side + "name", object.get("name") == null ? "" : text(object.get("name")));
            for (String parent : List.of("device", "power_panel")) {
                if (object.get(parent) != null) {
                    fields.put(side + parent, text(object.get(parent)));
                }
            }
        }
    }

    /** Returns what a value says in one word: that of a choice, the name of an object, each on a line for several. */
    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isString()) {
            return value.getStringValue();
        }
        if (value.isNumber()) {
            return value.getNumberValue().toString();
        }
        if (value.isBoolean()) {
            return Boolean.toString(value.getBooleanValue());
        }
        if (value.isObject()) {
            if (value.get("name") != null && value.get("name").isNull() && value.get("id") != null) {
                // why: devices may have no name, and ports and cables name them all the same
                return "#" + text(value.get("id"));
            }
            for (String name : List.of("value", "model", "name", "address", "display")) {
                if (value.get(name) != null && !value.get(name).isObject()) {
                    return text(value.get(name));
                }
            }
        }
        return "";
    }

    /** Returns the answers of all kinds by their addresses, as {@code {"dcim/sites": {"count": …, "results": […]}}}. */
    static Map<String, Object> answers(NetboxSet set) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (NetboxKind kind : NetboxKind.values()) {
            List<NetboxRow> rows = set.of(kind);
            if (!rows.isEmpty()) {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("count", rows.size());
                answer.put("next", null);
                answer.put("previous", null);
                answer.put("results", rows.stream().map(NetboxJson::object).toList());
                answers.put(kind.path(), answer);
            }
        }
        return answers;
    }

    private static Map<String, Object> object(NetboxRow row) {
        int id = Integer.parseInt(row.where().substring(1));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", id);
        object.put("url", "/api/" + row.kind().path() + "/" + id + "/");
        object.put("display", row.of("model").isEmpty() ? row.of("name") : row.of("model"));
        Map<String, Object> custom = new LinkedHashMap<>();
        for (String column : row.kind().columns()) {
            String value = row.of(column);
            if (column.startsWith(NetboxKind.CUSTOM)) {
                custom.put(column.substring(NetboxKind.CUSTOM.length()), value.isEmpty() ? null : value);
            } else if (!column.startsWith("side_")
                    && !(row.kind() == NetboxKind.DEVICE && column.equals("manufacturer"))) {
                object.put(column, value(row, column, value));
            }
        }
        if (row.kind() == NetboxKind.CABLE) {
            object.put("a_terminations", List.of(end(row, "side_a_")));
            object.put("b_terminations", List.of(end(row, "side_b_")));
        }
        if (!custom.isEmpty()) {
            object.put("custom_fields", custom);
        }
        return object;
    }

    private static Object value(NetboxRow row, String column, String value) {
        if (row.kind() == NetboxKind.CUSTOM_FIELD) {
            return column.equals("object_types") ? List.of(value.split(",")) : value;
        }
        if (column.equals("device_type")) {
            return Map.of("model", value, "manufacturer", Map.of("name", row.of("manufacturer")));
        }
        boolean isReference = NAMED.contains(column);
        if (value.isEmpty()) {
            return isReference || CHOSEN.contains(column) || NUMBERS.contains(column) ? null : "";
        }
        if (isReference) {
            return Map.of("name", value);
        }
        if (row.kind() == NetboxKind.CABLE && column.equals("type")) {
            return value;
        }
        if (column.equals("length")) {
            return new BigDecimal(value);
        }
        if (CHOSEN.contains(column)) {
            return Map.of("value", value, "label", value);
        }
        if (NUMBERS.contains(column)) {
            return Long.valueOf(value);
        }
        return FLAGS.contains(column) ? (Object) Boolean.valueOf(value) : value;
    }

    private static Map<String, Object> end(NetboxRow row, String side) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String parent : List.of("device", "power_panel")) {
            if (!row.of(side + parent).isEmpty()) {
                object.put(parent, Map.of("name", row.of(side + parent)));
            }
        }
        object.put("name", row.of(side + "name"));
        return Map.of("object_type", row.of(side + "type"), "object", object);
    }
}
