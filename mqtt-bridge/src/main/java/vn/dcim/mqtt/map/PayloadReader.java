package vn.dcim.mqtt.map;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.micronaut.core.annotation.Nullable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.dcim.core.point.RawValue;
import vn.dcim.mqtt.map.Fault.Detail;

/** Understands payloads by the rules of a topic map. Knows nothing of devices and of what came before. */
public final class PayloadReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST_LABEL = 100;

    private PayloadReader() {}

    /** A payload as text, and as JSON where it is JSON. */
    public sealed interface Payload {

        /**
         * Text, and the JSON that it is; a bare word counts as a text.
         *
         * @param notJson why there is no JSON; null where there is
         */
        record Readable(
                JsonNode plain,
                Optional<JsonNode> json,
                @Nullable Fault notJson) implements Payload {}

        record Unreadable(Fault fault) implements Payload {}
    }

    /** Takes a payload apart, once for all rules that may fit it. */
    public static Payload parse(byte[] payload) {
        ByteBuffer bytes = ByteBuffer.wrap(payload);
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return new Payload.Unreadable(Fault.of(Detail.BAD_BYTE, bytes.position() + 1));
        }
        try {
            JsonNode json = MAPPER.readTree(text);
            return json.isMissingNode()
                    ? new Payload.Readable(TextNode.valueOf(text), Optional.empty(), Fault.of(Detail.EMPTY))
                    : new Payload.Readable(TextNode.valueOf(text), Optional.of(json), null);
        } catch (JacksonException e) {
            JsonLocation where = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            return new Payload.Readable(
                    TextNode.valueOf(text),
                    Optional.empty(),
                    Fault.of(Detail.BROKEN_JSON, where.getLineNr(), where.getColumnNr()));
        }
    }

    /** Tells whether a payload is of the kind that a rule is for. */
    public static boolean fits(TopicRule rule, Payload.Readable payload) {
        return rule.when().isEmpty()
                || payload.json()
                        .map(json -> rule.when().stream().allMatch(condition -> condition.holds(json)))
                        .orElse(false);
    }

    /**
     * Reads a payload.
     *
     * @param receivedAt the age of what lies back is counted from here where the device states no time
     */
    public static Decoded read(TopicMatch match, Payload.Readable payload, Instant receivedAt) {
        TopicRule rule = match.rule();
        JsonNode root = rule.plain() || isBareWord(rule, payload)
                ? payload.plain()
                : payload.json().orElse(null);
        if (root == null) {
            return Decoded.nothing(payload.notJson());
        }
        List<Fault> faults = new ArrayList<>();
        Optional<Instant> at = time(rule, root, faults);
        Map<String, String> names = rule.names().isEmpty() ? match.names() : new HashMap<>(match.names());
        Optional<Fault> nameless = addNames(rule, root, names);
        if (nameless.isPresent()) {
            return Decoded.nothing(nameless.get());
        }
        String label = label(rule, root);
        // why: of several rules for one point the first that finds a value counts
        Map<String, FieldValue> values =
                LinkedHashMap.newLinkedHashMap(rule.points().size());
        Set<String> mentioned = new HashSet<>();
        for (PointRule point : rule.points()) {
            for (FieldValue value :
                    read(match.topic(), names, label, point, root, at.orElse(receivedAt), faults, mentioned)) {
                values.putIfAbsent(value.name(), value);
            }
        }
        Optional<Boolean> online = availability(rule.availability(), root, faults);
        for (PointRule point : rule.points()) {
            if (point.required() && !mentioned.contains(point.name())) {
                faults.add(Fault.of(Detail.NO_MEMBER_FOR_POINT, listed(point.paths()), point.name()));
                return new Decoded(at, List.of(), Optional.empty(), faults);
            }
        }
        if (values.isEmpty() && online.isEmpty() && faults.isEmpty() && !rule.event()) {
            faults.add(Fault.of(Detail.NO_KNOWN_MEMBER, match.map().id(), expected(rule)));
        }
        return new Decoded(at, List.copyOf(values.values()), online, faults);
    }

    private static Optional<Fault> addNames(TopicRule rule, JsonNode root, Map<String, String> names) {
        for (var entry : rule.names().entrySet()) {
            TopicRule.NameRule name = entry.getValue();
            Optional<String> said = name.path().find(root).stream()
                    .map(FieldPath.Found::node)
                    .filter(node -> node.isValueNode() && !node.isNull())
                    .map(JsonNode::asText)
                    .findFirst();
            if (said.isEmpty() && name.otherwise() == null) {
                return Optional.of(Fault.of(Detail.NO_MEMBER, name.path()));
            }
            names.put(entry.getKey(), said.orElse(name.otherwise()).replaceAll("[^A-Za-z0-9_-]", "-"));
        }
        return Optional.empty();
    }

    private static String label(TopicRule rule, JsonNode root) {
        if (rule.label().isEmpty()) {
            return "";
        }
        return rule.label().stream()
                .flatMap(path -> path.find(root).stream())
                .map(FieldPath.Found::node)
                .filter(JsonNode::isTextual)
                .map(node -> node.asText().strip())
                .map(name -> name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL))
                .findFirst()
                .orElse("");
    }

    private static boolean isBareWord(TopicRule rule, Payload.Readable payload) {
        return rule.availability() != null
                && payload.json().filter(JsonNode::isContainerNode).isEmpty();
    }

    private static String expected(TopicRule rule) {
        return listed(
                rule.points().stream().flatMap(point -> point.paths().stream()).toList());
    }

    private static String listed(List<FieldPath> paths) {
        return paths.stream().map(FieldPath::toString).distinct().limit(8).collect(Collectors.joining(", "));
    }

    private static Optional<Instant> time(TopicRule rule, JsonNode root, List<Fault> faults) {
        for (FieldPath path : rule.time()) {
            for (FieldPath.Found found : path.find(root)) {
                if (found.node().isNull()) {
                    continue;
                }
                Optional<Instant> at = rule.timeFormat().read(found.node());
                if (at.isEmpty()) {
                    faults.add(Fault.of(Detail.NO_INSTANT, path, shown(found.node())));
                }
                return at;
            }
        }
        return Optional.empty();
    }

    private static List<FieldValue> read(
            String topic,
            Map<String, String> known,
            String label,
            PointRule point,
            JsonNode root,
            Instant now,
            List<Fault> faults,
            Set<String> mentioned) {
        if (!point.when().isEmpty() && !point.when().stream().allMatch(condition -> condition.holds(root))) {
            return List.of();
        }
        List<FieldValue> values = new ArrayList<>();
        for (RawField.Place place : RawField.places(point, root)) {
            mentioned.add(point.name());
            RawField.Outcome outcome = RawField.read(point, place, now);
            outcome.fault().ifPresent(faults::add);
            if (outcome.raw().isPresent()) {
                RawValue raw = outcome.raw().get();
                Map<String, String> names = known;
                if (!place.branches().isEmpty()) {
                    names = new HashMap<>(known);
                    names.putAll(place.branches());
                }
                values.add(new FieldValue(
                        fill(point.name(), names),
                        point.governed(),
                        point.label().isEmpty() ? label : fill(point.label(), names),
                        topic + "#" + place.path(),
                        point.pollClass(),
                        point.conversion(),
                        raw));
            }
        }
        return values;
    }

    /** Puts values in the place of their names; a name without a value stays as it stands. */
    private static String fill(String template, Map<String, String> values) {
        int open = template.indexOf('{');
        if (open < 0) {
            return template;
        }
        // why: without regular expressions, since it is done for each value of each message
        StringBuilder filled = new StringBuilder(template.length() + 8);
        int done = 0;
        while (open >= 0) {
            int close = template.indexOf('}', open);
            String value = close < 0 ? null : values.get(template.substring(open + 1, close));
            if (value != null) {
                filled.append(template, done, open).append(value);
                done = close + 1;
            }
            open = template.indexOf('{', Math.max(done, open + 1));
        }
        return filled.append(template, done, template.length()).toString();
    }

    private static Optional<Boolean> availability(AvailabilityRule rule, JsonNode root, List<Fault> faults) {
        if (rule == null) {
            return Optional.empty();
        }
        for (FieldPath path : rule.paths()) {
            for (FieldPath.Found found : path.find(root)) {
                if (found.node().isContainerNode()) {
                    continue;
                }
                String word = found.node().asText().strip().toLowerCase(Locale.ROOT);
                if (rule.online().contains(word)) {
                    return Optional.of(true);
                }
                if (rule.offline().contains(word)) {
                    return Optional.of(false);
                }
                faults.add(Fault.of(
                        Detail.NO_AVAILABILITY,
                        shown(found.node()),
                        String.join(", ", new TreeSet<>(rule.online())),
                        String.join(", ", new TreeSet<>(rule.offline()))));
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
