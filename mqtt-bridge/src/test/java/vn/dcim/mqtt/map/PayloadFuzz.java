package vn.dcim.mqtt.map;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.mqtt.map.PayloadReader.Payload;

/** Any bytes under any topic are values or faults, never an exception. */
class PayloadFuzz {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final TopicMaps MAPS = TopicMaps.load(PointVocabulary.load(), null);
    private static final List<TopicRule> RULES =
            MAPS.all().stream().flatMap(map -> map.topics().stream()).toList();

    /** A bare number, and an object with a number wherever one is expected, under each topic. */
    static Stream<Arguments> payloads() {
        return IntStream.range(0, RULES.size())
                .boxed()
                .flatMap(rule -> Stream.of(
                        Arguments.of(rule, true, new byte[] {'2'}),
                        Arguments.of(
                                rule, true, filled(RULES.get(rule), () -> JsonNodeFactory.instance.numberNode(2)))));
    }

    @MethodSource("payloads")
    @FuzzTest(maxDuration = "60m")
    void anything(int rule, boolean number, byte @NotNull [] payload) {
        read(topic(RULES.get(Math.floorMod(rule, RULES.size())), number), payload);
    }

    @FuzzTest(maxDuration = "60m")
    void anyValuesWhereValuesAreExpected(FuzzedDataProvider data) {
        TopicRule rule = data.pickValue(RULES);
        String topic = topic(rule, data.consumeBoolean());
        read(topic, filled(rule, () -> any(data, 0)));
    }

    private static byte[] filled(TopicRule rule, Supplier<JsonNode> values) {
        JsonNode root = JsonNodeFactory.instance.objectNode();
        for (FieldPath path : paths(rule)) {
            root = put(root, steps(path), values);
        }
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<FieldPath> paths(TopicRule rule) {
        List<FieldPath> paths = new ArrayList<>();
        rule.when().forEach(condition -> paths.add(condition.path()));
        rule.names().values().forEach(name -> paths.add(name.path()));
        rule.points().forEach(point -> paths.addAll(point.paths()));
        paths.addAll(rule.time());
        paths.addAll(rule.label());
        if (rule.availability() != null) {
            paths.addAll(rule.availability().paths());
        }
        return paths;
    }

    private static List<String> steps(FieldPath path) {
        String text = path.toString();
        return text.isEmpty() ? List.of() : List.of(text.substring(1).split("/"));
    }

    private static JsonNode put(JsonNode into, List<String> steps, Supplier<JsonNode> values) {
        if (steps.isEmpty()) {
            return values.get();
        }
        if (!(into instanceof ObjectNode object)) {
            return into;
        }
        String name = steps.getFirst().replaceAll("[{}\\[\\]=]", "");
        JsonNode below = object.path(name);
        object.set(
                name,
                put(
                        below.isMissingNode() ? JsonNodeFactory.instance.objectNode() : below,
                        steps.subList(1, steps.size()),
                        values));
        return object;
    }

    private static JsonNode any(FuzzedDataProvider data, int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (data.consumeInt(0, depth > 2 ? 8 : 10)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(data.consumeBoolean());
            case 2 -> json.numberNode(data.consumeLong());
            case 3 -> json.numberNode(data.consumeDouble());
            case 4 ->
                json.numberNode(new BigDecimal(BigInteger.valueOf(data.consumeInt()), data.consumeInt(-400, 400)));
            case 5 -> json.textNode(data.consumeString(30));
            case 6 -> json.textNode(Long.toString(data.consumeLong()));
            case 7 -> json.textNode("2026-11-24T" + data.consumeAsciiString(15));
            case 8 -> json.numberNode(data.consumeInt(-1, 100));
            case 9 -> {
                ArrayNode array = json.arrayNode();
                for (int size = data.consumeInt(0, 3); size > 0; size--) {
                    array.add(any(data, depth + 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = json.objectNode();
                for (int size = data.consumeInt(0, 3); size > 0; size--) {
                    object.set(data.consumeAsciiString(8), any(data, depth + 1));
                }
                yield object;
            }
        };
    }

    private static String topic(TopicRule rule, boolean number) {
        Map<String, String> values = new HashMap<>();
        rule.pattern().names().forEach(name -> values.put(name, number ? "7" : "a-1"));
        return rule.pattern().fill(values).replace("~", "");
    }

    private static void read(String topic, byte[] payload) {
        if (PayloadReader.parse(payload) instanceof Payload.Readable readable) {
            for (TopicMatch match : MAPS.match(topic)) {
                if (PayloadReader.fits(match.rule(), readable)) {
                    PayloadReader.read(match, readable, NOW);
                }
            }
        }
    }
}
