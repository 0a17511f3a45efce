package vn.dcim.mqtt.map;

import java.util.Map;
import java.util.Optional;

/**
 * A topic understood as one that a map knows.
 *
 * @param values what the placeholders stand for, as written in the topic
 * @param names what they stand for in names of points
 * @param baseTopic of the device; empty when the topic is about several devices, such as a bridge's state
 */
public record TopicMatch(
        TopicMap map,
        TopicRule rule,
        String topic,
        Map<String, String> values,
        Map<String, String> names,
        Optional<String> baseTopic) {

    static TopicMatch of(TopicMap map, TopicRule rule, String topic, Map<String, String> values) {
        return new TopicMatch(
                map,
                rule,
                topic,
                values,
                rule.pattern().forNames(values),
                values.keySet().containsAll(map.device().names())
                        ? Optional.of(map.device().fill(values))
                        : Optional.empty());
    }

    /** Tells whether the device with this base topic is one that the message is about. */
    public boolean concerns(String baseTopic) {
        return map.agrees(baseTopic, values);
    }
}
