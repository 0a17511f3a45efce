package vn.dcim.mqtt.map;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.dcim.core.device.DeviceClass;

/**
 * What one kind of device publishes.
 *
 * @param id unique; the profile of the devices that it reads
 * @param device the base topic, with placeholders; the device's address is {@code mqtt:} and this
 * @param file where it stands
 */
public record TopicMap(
        String id,
        DeviceClass deviceClass,
        String vendor,
        String model,
        TopicPattern device,
        List<TopicRule> topics,
        String file) {

    /** Returns what its devices are. */
    public DeviceKind kind() {
        return new DeviceKind(id, deviceClass, vendor, model);
    }

    /** Returns the longest interval at which a topic of the device is due; empty when none has a rhythm. */
    public Optional<Duration> every() {
        return topics.stream().map(TopicRule::every).filter(Objects::nonNull).max(Duration::compareTo);
    }

    /** Tells whether a base topic may belong to a device of this map. */
    public boolean owns(String baseTopic) {
        return device.match(baseTopic).isPresent();
    }

    /** Tells whether a base topic agrees with what a topic's placeholders stand for. */
    boolean agrees(String baseTopic, Map<String, String> values) {
        return device.match(baseTopic)
                .filter(own -> own.entrySet().stream()
                        .allMatch(entry -> values.getOrDefault(entry.getKey(), entry.getValue())
                                .equals(entry.getValue())))
                .isPresent();
    }
}
