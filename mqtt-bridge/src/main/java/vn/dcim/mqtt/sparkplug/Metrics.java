package vn.dcim.mqtt.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertyValue;
import vn.dcim.core.point.Quality;

/** Values, types and properties of metrics (Sparkplug 3.0, 6.4.6 to 6.4.16). */
final class Metrics {

    /** Under which names gateways give the unit: the specification has none. Compared without blanks, hyphens and case. */
    private static final Set<String> UNIT_PROPERTIES =
            Set.of("engunit", "engunits", "engineeringunit", "engineeringunits", "unit", "units");

    private static final String QUALITY_PROPERTY = "quality";
    private static final int QUALITY_GOOD = 192;
    private static final int QUALITY_STALE = 500;
    private static final Set<DataType> SINGLE = Set.of(
            DataType.Int8,
            DataType.Int16,
            DataType.Int32,
            DataType.Int64,
            DataType.UInt8,
            DataType.UInt16,
            DataType.UInt32,
            DataType.UInt64,
            DataType.Float,
            DataType.Double,
            DataType.Boolean,
            DataType.String,
            DataType.DateTime,
            DataType.Text,
            DataType.UUID);

    private Metrics() {}

    private static DataType typeOf(int number) {
        return Optional.ofNullable(DataType.forNumber(number)).orElse(DataType.Unknown);
    }

    /** Tells whether metrics of a type hold one value that a point can be. */
    static boolean isSingle(int type) {
        return SINGLE.contains(typeOf(type));
    }

    static String typeName(int type) {
        return typeOf(type).name();
    }

    /** Returns the value; empty where the field that belongs to the type is not set. */
    static Optional<JsonNode> value(Payload.Metric metric, int type) {
        boolean isThere =
                switch (typeOf(type)) {
                    case Int8, Int16, Int32, UInt8, UInt16 -> metric.hasIntValue();
                    case UInt32 -> metric.hasIntValue() || metric.hasLongValue();
                    case Int64, UInt64, DateTime -> metric.hasLongValue();
                    case Float -> metric.hasFloatValue();
                    case Double -> metric.hasDoubleValue();
                    case Boolean -> metric.hasBooleanValue();
                    default -> metric.hasStringValue();
                };
        return isThere ? Optional.of(present(metric, typeOf(type))) : Optional.empty();
    }

    private static JsonNode present(Payload.Metric metric, DataType type) {
        return switch (type) {
            case Int8 -> IntNode.valueOf((byte) metric.getIntValue());
            case Int16 -> IntNode.valueOf((short) metric.getIntValue());
            case Int32 -> IntNode.valueOf(metric.getIntValue());
            case UInt8 -> IntNode.valueOf(metric.getIntValue() & 0xFF);
            case UInt16 -> IntNode.valueOf(metric.getIntValue() & 0xFFFF);
            case UInt32 ->
                LongNode.valueOf(
                        metric.hasIntValue()
                                ? Integer.toUnsignedLong(metric.getIntValue())
                                : metric.getLongValue() & 0xFFFF_FFFFL);
            case Int64, DateTime -> LongNode.valueOf(metric.getLongValue());
            case UInt64 ->
                DecimalNode.valueOf(
                        new BigDecimal(new BigInteger(java.lang.Long.toUnsignedString(metric.getLongValue()))));
            case Float -> decimal(metric.getFloatValue());
            case Double -> DoubleNode.valueOf(metric.getDoubleValue());
            case Boolean -> BooleanNode.valueOf(metric.getBooleanValue());
            default -> TextNode.valueOf(metric.getStringValue());
        };
    }

    private static JsonNode decimal(float value) {
        // why: 18.2 as a float is 18.200000762939453 as a double; nobody has measured these digits
        return java.lang.Float.isFinite(value)
                ? DecimalNode.valueOf(new BigDecimal(java.lang.Float.toString(value)))
                : DoubleNode.valueOf(value);
    }

    /** Returns the unit that a birth gives; empty for none. */
    static String unit(Payload.Metric metric) {
        Payload.PropertySet properties = metric.getProperties();
        for (int i = 0; i < Math.min(properties.getKeysCount(), properties.getValuesCount()); i++) {
            PropertyValue value = properties.getValues(i);
            if (UNIT_PROPERTIES.contains(plain(properties.getKeys(i))) && value.hasStringValue()) {
                return value.getStringValue().strip();
            }
        }
        return "";
    }

    /** Returns what the node itself says of the quality (6.4.10): 192 is good, 500 stale, anything else bad. */
    static Quality quality(Payload.Metric metric) {
        Payload.PropertySet properties = metric.getProperties();
        for (int i = 0; i < Math.min(properties.getKeysCount(), properties.getValuesCount()); i++) {
            PropertyValue value = properties.getValues(i);
            if (plain(properties.getKeys(i)).equals(QUALITY_PROPERTY) && value.hasIntValue()) {
                return switch (value.getIntValue()) {
                    case QUALITY_GOOD -> Quality.GOOD;
                    case QUALITY_STALE -> Quality.STALE;
                    default -> Quality.BAD;
                };
            }
        }
        return Quality.GOOD;
    }

    private static String plain(String key) {
        return key.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
