package vn.dcim.mqtt.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import vn.dcim.core.point.RawValue;
import vn.dcim.mqtt.map.Fault.Detail;
import vn.dcim.mqtt.map.PointRule.Shape;

/** Makes raw values of the fields of a payload, strictly: what is not clearly a value is a fault, never a guess. */
final class RawField {

    /** What stands for "the device has no value": kept as such, and bad. */
    static final RawValue NONE = RawValue.of("");

    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d{1,4})?");
    private static final Pattern COMMA_NUMBER = Pattern.compile("[-+]?[\\d.]*,[\\d.,]*");

    private static final Outcome NOTHING = new Outcome(Optional.empty(), Optional.empty());

    private RawField() {}

    /**
     * Where a value stands.
     *
     * @param nodes one, or the registers that make up a number
     */
    record Place(String path, List<JsonNode> nodes, Map<String, String> branches) {}

    /** A value, a fault, or both: a value that is bad, with the reason. */
    record Outcome(Optional<RawValue> raw, Optional<Fault> fault) {

        static Outcome of(RawValue raw) {
            return new Outcome(Optional.of(raw), Optional.empty());
        }

        static Outcome bad(RawValue raw, Detail detail, Object... arguments) {
            return new Outcome(Optional.of(raw), Optional.of(Fault.of(detail, arguments)));
        }
    }

    static List<Place> places(PointRule point, JsonNode root) {
        if (point.shape() instanceof Shape.Words) {
            return registers(point, root);
        }
        if (point.paths().size() == 1) {
            return places(point.paths().getFirst(), root);
        }
        Map<Map<String, String>, Place> places = new HashMap<>();
        List<Place> order = new ArrayList<>();
        for (FieldPath path : point.paths()) {
            for (FieldPath.Found found : path.find(root)) {
                if (found.node().isObject() && point.paths().size() > 1) {
                    // why: a bare word or an object with a member, whichever the device sends; the whole is then not
                    // the value
                    continue;
                }
                Place place = new Place(path.toString(), List.of(found.node()), found.branches());
                if (places.putIfAbsent(found.branches(), place) == null) {
                    order.add(place);
                }
            }
        }
        return order;
    }

    /** The branches of a single path tell its places apart. */
    private static List<Place> places(FieldPath path, JsonNode root) {
        List<FieldPath.Found> found = path.find(root);
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.size() == 1) {
            return List.of(place(path, found.getFirst()));
        }
        List<Place> places = new ArrayList<>(found.size());
        found.forEach(each -> places.add(place(path, each)));
        return places;
    }

    private static Place place(FieldPath path, FieldPath.Found found) {
        return new Place(path.toString(), List.of(found.node()), found.branches());
    }

    private static List<Place> registers(PointRule point, JsonNode root) {
        List<JsonNode> nodes = new ArrayList<>();
        StringJoiner path = new StringJoiner("+");
        for (FieldPath part : point.paths()) {
            part.find(root).stream().findFirst().ifPresent(found -> nodes.add(found.node()));
            path.add(part.toString());
        }
        return nodes.size() == point.paths().size() ? List.of(new Place(path.toString(), nodes, Map.of())) : List.of();
    }

    /** @param now what ages are counted from */
    static Outcome read(PointRule point, Place place, Instant now) {
        JsonNode node = place.nodes().getFirst();
        return switch (point.shape()) {
            case Shape.Words(Integer absent) -> words(place, absent);
            case Shape.Contains(String word) -> contains(place, node, word);
            case Shape.Age(TimeFormat format) -> age(place, node, format, now);
            case Shape.Scalar(boolean decimalComma) -> scalar(point, place, node, decimalComma);
        };
    }

    private static Outcome scalar(PointRule point, Place place, JsonNode node, boolean decimalComma) {
        if (node.isNull()) {
            // why: a map's "*" would give a state to what has none
            return point.conversion().states().containsKey("*") ? NOTHING : Outcome.of(NONE);
        }
        if (node.isContainerNode()) {
            return Outcome.bad(NONE, Detail.NOT_ONE_VALUE, place.path(), PayloadReader.shown(node));
        }
        if (!point.conversion().states().isEmpty()) {
            return state(point, place, node);
        }
        if (node.isNumber()) {
            return Outcome.of(RawValue.of(node.doubleValue()));
        }
        if (node.isBoolean()) {
            return Outcome.bad(NONE, Detail.NOT_NUMERIC, place.path(), node.booleanValue());
        }
        return number(point, place, node.textValue().strip(), decimalComma);
    }

    private static Outcome state(PointRule point, Place place, JsonNode node) {
        RawValue raw = node.isNumber() ? RawValue.of(node.doubleValue()) : RawValue.of(node.asText());
        if (point.conversion().apply(raw).quality().isUsable()) {
            return Outcome.of(raw);
        }
        if (node.isNumber() && point.conversion().absent().contains(node.doubleValue())) {
            return Outcome.of(raw);
        }
        return Outcome.bad(raw, Detail.NO_STATE, place.path(), PayloadReader.shown(node), point.name());
    }

    private static Outcome number(PointRule point, Place place, String text, boolean decimalComma) {
        if (point.conversion().pattern() != null) {
            RawValue raw = RawValue.of(text);
            return Double.isNaN(point.conversion().apply(raw).value())
                    ? Outcome.bad(raw, Detail.NO_NUMBER_IN_TEXT, place.path(), brief(text))
                    : Outcome.of(raw);
        }
        String plain = decimalComma ? text.replace(',', '.') : text;
        if (NUMBER.matcher(plain).matches()) {
            double value = Double.parseDouble(plain);
            return Double.isFinite(value)
                    ? Outcome.of(RawValue.of(value))
                    : Outcome.bad(NONE, Detail.BEYOND_ALL_NUMBERS, place.path(), brief(text));
        }
        if (text.isEmpty()) {
            return Outcome.of(NONE);
        }
        Detail detail = COMMA_NUMBER.matcher(text).matches() ? Detail.COMMA : Detail.NO_NUMBER_IN_TEXT;
        return Outcome.bad(NONE, detail, place.path(), brief(text));
    }

    private static Outcome contains(Place place, JsonNode node, String word) {
        if (node.isNull()) {
            return Outcome.of(NONE);
        }
        if (node.isArray()) {
            boolean found = false;
            for (JsonNode element : node) {
                found |= element.asText().equalsIgnoreCase(word);
            }
            return Outcome.of(RawValue.of(Boolean.toString(found)));
        }
        if (node.isTextual()) {
            boolean found = List.of(node.textValue().split("[\\s,;]+")).contains(word);
            return Outcome.of(RawValue.of(Boolean.toString(found)));
        }
        return Outcome.bad(NONE, Detail.NOT_A_LIST, place.path(), PayloadReader.shown(node));
    }

    private static Outcome words(Place place, Integer absent) {
        long value = 0;
        for (JsonNode node : place.nodes()) {
            if (node.isNull() || absent != null && node.isNumber() && node.doubleValue() == absent) {
                return Outcome.of(NONE);
            }
            if (!node.isIntegralNumber() || node.longValue() < 0 || node.longValue() > 0xFFFF) {
                return Outcome.bad(NONE, Detail.NOT_A_REGISTER, place.path(), PayloadReader.shown(node));
            }
            value = value << 16 | node.longValue();
        }
        return Outcome.of(RawValue.of((double) value));
    }

    private static Outcome age(Place place, JsonNode node, TimeFormat format, Instant now) {
        if (node.isNull()) {
            return Outcome.of(NONE);
        }
        return format.read(node)
                .map(instant ->
                        Outcome.of(RawValue.of(Duration.between(instant, now).toMillis() / 1000.0)))
                .orElseGet(() -> Outcome.bad(NONE, Detail.NO_INSTANT, place.path(), PayloadReader.shown(node)));
    }

    private static String brief(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
