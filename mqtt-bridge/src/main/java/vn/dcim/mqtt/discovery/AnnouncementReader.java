package vn.dcim.mqtt.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.mqtt.map.Fault;

/**
 * Reads discovery messages of Home Assistant: {@code <prefix>/<component>/[<node>/]<object>/config} with one entity each, and
 * {@code <prefix>/device/<object>/config} with a device and all its components.
 */
final class AnnouncementReader {

    private static final int MOST_ENTITIES = 500;
    private static final int LONGEST_ID = 150;
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_TOPIC = 500;
    private static final long LONGEST_EXPIRY = Duration.ofDays(365).toSeconds();
    private static final Set<String> READ = Set.of("sensor", "binary_sensor");

    private final Pattern topics;
    private final Map<String, String> entityNames;
    private final Map<String, String> deviceNames;

    AnnouncementReader(String prefix) {
        this.topics = Pattern.compile(Pattern.quote(prefix) + "/([a-z_]+)/(?:([^/]+)/)?([^/]+)/config");
        YamlNode file = DefinitionFiles.carried("home-assistant", AnnouncementReader.class.getClassLoader()).stream()
                .filter(node -> node.file().endsWith("abbreviations.yaml"))
                .findFirst()
                .orElseThrow();
        Map<String, YamlNode> tables = file.entries(Set.of("entity", "device"));
        this.entityNames = names(tables.get("entity"));
        this.deviceNames = names(tables.get("device"));
    }

    private static Map<String, String> names(YamlNode table) {
        Map<String, String> names = new HashMap<>();
        table.entries().forEach((abbreviation, name) -> names.put(abbreviation, name.text()));
        return names;
    }

    /** Returned as an exception within, since what is wrong stands deep in the message. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        Refused(Fault.Detail detail, Object... arguments) {
            super(detail.code(), null, false, false);
            this.fault = Fault.of(detail, arguments);
        }

        Fault fault() {
            return fault;
        }
    }

    boolean concerns(String topic) {
        return topics.matcher(topic).matches();
    }

    Announcement read(String topic, JsonNode payload) throws Refused {
        Matcher parts = topics.matcher(topic);
        if (!parts.matches()) {
            throw new Refused(Fault.Detail.NOT_A_TOPIC, "config", topic);
        }
        if (!(payload instanceof ObjectNode written)) {
            throw new Refused(Fault.Detail.NOT_AN_OBJECT, "/");
        }
        ObjectNode root = expanded(written, entityNames);
        ObjectNode device = object(root, "device");
        device = device == null ? JsonNodeFactory.instance.objectNode() : expanded(device, deviceNames);
        String fallback = parts.group(2) == null ? parts.group(3) : parts.group(2);
        String id = identity(device, fallback);
        List<Entity> entities = new ArrayList<>();
        if (parts.group(1).equals("device")) {
            components(topic, root, entities);
        } else {
            Entity only = entity(topic, parts.group(3), parts.group(1), root, id);
            if (only.stateTopic().isEmpty() && READ.contains(only.component())) {
                throw new Refused(Fault.Detail.NO_MEMBER, "/state_topic");
            }
            entities.add(only);
        }
        String name = text(device, "name");
        return new Announcement(
                topic,
                id,
                name.isEmpty() && device.isEmpty() && entities.size() == 1
                        ? entities.getFirst().name()
                        : name,
                text(device, "manufacturer"),
                text(device, "model"),
                text(device, "serial_number"),
                text(device, "sw_version"),
                entities);
    }

    private void components(String topic, ObjectNode root, List<Entity> entities) throws Refused {
        ObjectNode components = object(root, "components");
        if (components == null) {
            throw new Refused(Fault.Detail.NO_MEMBER, "/components");
        }
        if (components.size() > MOST_ENTITIES) {
            throw new Refused(Fault.Detail.TOO_MANY_ANNOUNCED, MOST_ENTITIES);
        }
        for (Map.Entry<String, JsonNode> component : components.properties()) {
            if (!(component.getValue() instanceof ObjectNode written)) {
                throw new Refused(Fault.Detail.NOT_AN_OBJECT, "/components/" + component.getKey());
            }
            ObjectNode own = expanded(written, entityNames);
            String platform = text(own, "platform");
            if (own.size() <= 1) {
                // why: nothing but the platform is the way to take a component back
                continue;
            }
            ObjectNode whole = root.deepCopy();
            whole.remove(List.of("components", "device", "name", "unique_id"));
            own.properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
            entities.add(entity(topic + "#" + component.getKey(), component.getKey(), platform, whole, ""));
        }
    }

    private Entity entity(String key, String object, String component, ObjectNode config, String device)
            throws Refused {
        String template = text(config, "value_template", ValueTemplate.LONGEST + 1);
        ValueTemplate read = null;
        String unreadable = "";
        try {
            read = template.isEmpty() ? null : ValueTemplate.of(template);
        } catch (UnreadableTemplate e) {
            unreadable = e.getMessage();
        }
        boolean isSwitch = component.equals("switch");
        String on = word(config, "payload_on", "ON");
        String off = word(config, "payload_off", "OFF");
        String id = object.startsWith(device + "_") ? object.substring(device.length() + 1) : object;
        return new Entity(
                key,
                cut(id.replaceAll("[^A-Za-z0-9_-]", "-"), LONGEST_TEXT / 2),
                component,
                text(config, "name"),
                text(config, "device_class"),
                text(config, "state_class"),
                text(config, "entity_category"),
                text(config, "unit_of_measurement"),
                topic(config, "state_topic", config),
                template,
                read,
                unreadable,
                isSwitch ? word(config, "state_on", on) : on,
                isSwitch ? word(config, "state_off", off) : off,
                expiry(config),
                availability(config),
                mode(config));
    }

    private static Duration expiry(ObjectNode config) {
        long seconds = config.path("expire_after").asLong(0);
        return seconds <= 0 ? null : Duration.ofSeconds(Math.min(seconds, LONGEST_EXPIRY));
    }

    private static Entity.Mode mode(ObjectNode config) {
        return switch (text(config, "availability_mode")) {
            case "all" -> Entity.Mode.ALL;
            case "any" -> Entity.Mode.ANY;
            default -> Entity.Mode.LATEST;
        };
    }

    private List<Entity.Presence> availability(ObjectNode config) throws Refused {
        List<Entity.Presence> found = new ArrayList<>();
        JsonNode listed = config.path("availability");
        for (JsonNode item : listed.isObject() ? List.of(listed) : listed) {
            if (!(item instanceof ObjectNode written)) {
                throw new Refused(Fault.Detail.NOT_AN_OBJECT, "/availability");
            }
            ObjectNode one = expanded(written, entityNames);
            add(found, one, topic(one, "topic", config), text(one, "value_template", ValueTemplate.LONGEST + 1));
        }
        add(
                found,
                config,
                topic(config, "availability_topic", config),
                text(config, "availability_template", ValueTemplate.LONGEST + 1));
        return found;
    }

    private static void add(List<Entity.Presence> to, ObjectNode node, String topic, String template) throws Refused {
        if (topic.isEmpty()) {
            return;
        }
        try {
            to.add(new Entity.Presence(
                    topic,
                    template.isEmpty() ? null : ValueTemplate.of(template),
                    word(node, "payload_available", "online"),
                    word(node, "payload_not_available", "offline")));
        } catch (UnreadableTemplate e) {
            throw new Refused(Fault.Detail.TEMPLATE_NOT_READ, cut(template, LONGEST_TEXT), e.getMessage());
        }
    }

    private static String identity(ObjectNode device, String fallback) throws Refused {
        JsonNode ids = device.path("identifiers");
        JsonNode first = ids.isArray() ? ids.path(0) : ids;
        if (first.asText("").isBlank()) {
            JsonNode connection = device.path("connections").path(0);
            first = connection.isArray() ? connection.path(1) : connection;
        }
        String id = first.asText("").isBlank() ? fallback : first.asText().strip();
        if (id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(Fault.Detail.NOT_AN_IDENTIFIER, cut(id, LONGEST_TEXT), LONGEST_ID);
        }
        return id;
    }

    /** Returns a topic with its base filled in; empty where there is none. */
    private static String topic(ObjectNode node, String member, ObjectNode config) throws Refused {
        String topic = text(node, member, LONGEST_TOPIC + 1);
        String base = text(config, "~", LONGEST_TOPIC + 1);
        if (!base.isEmpty() && topic.startsWith("~")) {
            topic = base + topic.substring(1);
        } else if (!base.isEmpty() && topic.endsWith("~")) {
            topic = topic.substring(0, topic.length() - 1) + base;
        }
        if (topic.length() > LONGEST_TOPIC
                || topic.startsWith("$")
                || topic.startsWith("dcim/")
                || topic.chars().anyMatch(c -> c == '+' || c == '#' || c == 0)) {
            throw new Refused(Fault.Detail.NOT_A_TOPIC, member, cut(topic, LONGEST_TEXT));
        }
        return topic;
    }

    private static ObjectNode expanded(ObjectNode node, Map<String, String> names) {
        ObjectNode full = JsonNodeFactory.instance.objectNode();
        node.properties()
                .forEach(member -> full.set(names.getOrDefault(member.getKey(), member.getKey()), member.getValue()));
        return full;
    }

    private static @Nullable ObjectNode object(ObjectNode node, String member) throws Refused {
        JsonNode found = node.path(member);
        if (found.isMissingNode() || found.isNull()) {
            return null;
        }
        if (found instanceof ObjectNode object) {
            return object;
        }
        throw new Refused(Fault.Detail.NOT_AN_OBJECT, "/" + member);
    }

    private static String word(ObjectNode node, String member, String otherwise) {
        JsonNode found = node.path(member);
        return found.isValueNode() && !found.isNull() ? Expression.text(found) : otherwise;
    }

    private static String text(ObjectNode node, String member) {
        return text(node, member, LONGEST_TEXT);
    }

    private static String text(ObjectNode node, String member, int longest) {
        JsonNode found = node.path(member);
        return found.isValueNode() && !found.isNull() ? cut(found.asText().strip(), longest) : "";
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
