package vn.dcim.mqtt.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.dcim.core.point.RawValue;
import vn.dcim.mqtt.map.Fault;
import vn.dcim.mqtt.map.Fault.Detail;

/** What a payload says of one entity: a value, a fault, both (a bad value with its reason), or nothing. */
record EntityValue(Optional<RawValue> raw, Optional<Fault> fault) {

    private static final RawValue NONE = RawValue.of("");
    private static final Pattern NO_VALUE = Pattern.compile("(?i)none|unknown|unavailable|nan");
    private static final Pattern COMMA = Pattern.compile("[-+]?[\\d.]*,[\\d.,]*");

    static EntityValue of(Entity entity, String point, PointMapping.Mapped mapped, String text, JsonNode json) {
        JsonNode said;
        try {
            said = entity.template() == null
                    ? TextNode.valueOf(text.strip())
                    : entity.template().value(text, json);
        } catch (UnreadableTemplate e) {
            return bad(NONE, Detail.TEMPLATE_FAILS, brief(entity.templateText()), e.getMessage());
        }
        String source = entity.templateText().isEmpty() ? entity.stateTopic() : brief(entity.templateText());
        if (said.isMissingNode() || said.isTextual() && said.textValue().isBlank()) {
            return new EntityValue(Optional.empty(), Optional.empty());
        }
        if (said.isNull()) {
            return good(NONE);
        }
        return mapped.conversion().states().isEmpty()
                ? number(said, source)
                : state(entity, point, Expression.text(said).strip(), source);
    }

    private static EntityValue state(Entity entity, String point, String word, String source) {
        if (word.equalsIgnoreCase(entity.on())) {
            return good(RawValue.of("on"));
        }
        if (word.equalsIgnoreCase(entity.off())) {
            return good(RawValue.of("off"));
        }
        return NO_VALUE.matcher(word).matches()
                ? good(NONE)
                : bad(RawValue.of(word), Detail.NO_STATE, source, brief(word), point);
    }

    private static EntityValue number(JsonNode said, String source) {
        if (said.isNumber()) {
            return good(RawValue.of(said.doubleValue()));
        }
        if (said.isBoolean()) {
            return bad(NONE, Detail.NOT_NUMERIC, source, said.booleanValue());
        }
        if (said.isContainerNode()) {
            return bad(NONE, Detail.NOT_ONE_VALUE, source, brief(said.toString()));
        }
        String text = said.textValue().strip();
        if (NO_VALUE.matcher(text).matches()) {
            return good(NONE);
        }
        if (!Expression.isNumber(text)) {
            return bad(
                    NONE, COMMA.matcher(text).matches() ? Detail.COMMA : Detail.NO_NUMBER_IN_TEXT, source, brief(text));
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value)
                ? good(RawValue.of(value))
                : bad(NONE, Detail.BEYOND_ALL_NUMBERS, source, brief(text));
    }

    private static EntityValue good(RawValue raw) {
        return new EntityValue(Optional.of(raw), Optional.empty());
    }

    private static EntityValue bad(RawValue raw, Detail detail, Object... arguments) {
        return new EntityValue(Optional.of(raw), Optional.of(Fault.of(detail, arguments)));
    }

    private static String brief(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
