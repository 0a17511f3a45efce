package vn.dcim.web.regulation;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facts of any source, as a person can read them: field by field, lists of things as tables.
 *
 * @param name of the field, as the program calls it
 * @param value where it is one; empty for a list
 * @param heads fields of the things in a list; empty for one value or a list of values
 * @param rows the first things of a list, each as long as the heads, or of length 1
 * @param size how many things the list has; 0 for one value
 */
public record FactsTable(String name, String value, List<String> heads, List<List<String>> rows, int size) {

    /** How many things of a list are shown. */
    public static final int MOST = 50;

    private static final int LONGEST = 160;

    /** Returns the fields of facts in their order. @param facts an object */
    static List<FactsTable> of(JsonNode facts) {
        List<FactsTable> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : facts.entries()) {
            fields.add(
                    field.getValue().isArray()
                            ? list(field.getKey(), field.getValue())
                            : new FactsTable(field.getKey(), text(field.getValue()), List.of(), List.of(), 0));
        }
        return fields;
    }

    private static FactsTable list(String name, JsonNode list) {
        List<JsonNode> shown = new ArrayList<>();
        for (JsonNode thing : list.values()) {
            if (shown.size() < MOST) {
                shown.add(thing);
            }
        }
        Set<String> heads = new LinkedHashSet<>();
        shown.stream().filter(JsonNode::isObject).forEach(thing -> thing.entries()
                .forEach(of -> heads.add(of.getKey())));
        List<List<String>> rows = shown.stream()
                .map(thing -> heads.isEmpty()
                        ? List.of(text(thing))
                        : heads.stream()
                                .map(head -> thing.isObject() && thing.get(head) != null ? text(thing.get(head)) : "")
                                .toList())
                .toList();
        return new FactsTable(name, "", List.copyOf(heads), rows, list.size());
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        String text = value.isValueNode() ? value.coerceStringValue() : written(value);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** Returns what is deeper in one line: {@code key: value, key: value}. */
    private static String written(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.values().forEach(part -> parts.add(text(part)));
        } else {
            value.entries().forEach(part -> parts.add(part.getKey() + ": " + text(part.getValue())));
        }
        return String.join(", ", parts);
    }

    /** Tells how many things of the list are not shown. */
    public int more() {
        return size - rows.size();
    }
}
