package vn.dcim.mqtt.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Something a payload must have.
 *
 * @param words what the field may say, compared as text without regard to case; empty when it only has to be there
 */
record Condition(FieldPath path, Set<String> words) {

    boolean holds(JsonNode payload) {
        return path.find(payload).stream()
                .map(FieldPath.Found::node)
                .filter(node -> !node.isNull())
                .anyMatch(
                        node -> words.isEmpty() || words.contains(node.asText().toLowerCase(java.util.Locale.ROOT)));
    }
}
