package vn.dcim.core.point;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a raw value becomes a value of its point. The same for SNMP variables and for fields of MQTT payloads.
 *
 * @param factor what the raw number is multiplied by; scale and unit together
 * @param offset what is added after that, in the point's unit
 * @param absent raw numbers by which the device says "no value" (sentinels such as -1 or 65535)
 * @param min least possible value in the point's unit, or null
 * @param max greatest possible value in the point's unit, or null
 * @param states raw number or text to code of the state word; empty for quantities. Keys: a literal, a range
 *     ({@code 3..5}, {@code >0}, {@code <0}), or {@code *} for the rest
 * @param bit which bit of a number (0 is the least) or of a bit string (0 is the first, RFC 2578) is the value, or null
 * @param pattern an expression whose first group is the value within a text, or null
 * @param sequels states that mean something else after certain others; empty for quantities
 */
@Serdeable
public record Conversion(
        double factor,
        double offset,
        Set<Double> absent,
        @Nullable Double min,
        @Nullable Double max,
        Map<String, Integer> states,
        @Nullable Integer bit,
        @Nullable String pattern,
        List<StateSequel> sequels) {

    /** The raw value as it is. */
    public static final Conversion IDENTITY =
            new Conversion(1, 0, Set.of(), null, null, Map.of(), null, null, List.of());

    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d+(?:[.,]\\d+)?|[.,]\\d+)(?:[eE][-+]?\\d+)?");

    public Conversion {
        absent = absent == null ? Set.of() : Set.copyOf(absent);
        states = states == null ? Map.of() : Map.copyOf(states);
        // why: rows written before there were any hold none
        sequels = sequels == null ? List.of() : List.copyOf(sequels);
    }

    /** Returns the value in the point's unit. Never throws: what makes no sense is bad, with the reason. */
    public Converted apply(RawValue raw) {
        RawValue picked = pick(raw);
        return states.isEmpty() ? quantity(picked) : state(picked);
    }

    /**
     * Returns the value as {@link #apply(RawValue)} does, a state as it is meant after another.
     *
     * @param known the last value of the point; NaN for none
     */
    public Converted apply(RawValue raw, double known) {
        Converted said = apply(raw);
        return sequels.stream()
                .filter(sequel -> said.quality() == Quality.GOOD && sequel.applies(known, said.value()))
                .findFirst()
                .map(sequel -> Converted.good(sequel.meant()))
                .orElse(said);
    }

    private RawValue pick(RawValue raw) {
        if (pattern != null && raw instanceof RawValue.Text(String text)) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            return RawValue.of(matcher.find() ? matcher.group(matcher.groupCount() > 0 ? 1 : 0) : "");
        }
        if (bit == null) {
            return raw;
        }
        return switch (raw) {
            case RawValue.Numeric(double value) -> RawValue.of(((long) value >>> bit) & 1);
            case RawValue.Bytes(byte[] bytes) ->
                RawValue.of(bit / 8 < bytes.length ? (bytes[bit / 8] >>> (7 - bit % 8)) & 1 : 0);
            case RawValue.Text text -> text;
        };
    }

    private Converted quantity(RawValue raw) {
        double number =
                switch (raw) {
                    case RawValue.Numeric(double value) -> value;
                    case RawValue.Text(String text) -> number(text);
                    case RawValue.Bytes ignored -> Double.NaN;
                };
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Converted.bad(Double.NaN, "not a number: " + show(raw));
        }
        double value = scaled(number);
        if (absent.contains(number)) {
            return Converted.bad(value, "the device's sign for no value: " + show(raw));
        }
        if (min != null && value < min || max != null && value > max) {
            return Converted.bad(value, "impossible value " + value);
        }
        return Converted.good(value);
    }

    private double scaled(double number) {
        double divisor = 1 / factor;
        double whole = Math.rint(divisor);
        // why: 0.1 has no exact double; dividing by 10 gives 23.1 where multiplying gives 23.100000000000001
        double product = whole > 1 && Math.abs(divisor - whole) < 1e-9 * whole ? number / whole : number * factor;
        return offset == 0 ? product : Math.round((product + offset) * 1e9) / 1e9;
    }

    private Converted state(RawValue raw) {
        if (raw instanceof RawValue.Numeric(double value) && absent.contains(value)) {
            return Converted.bad(value, "the device's sign for no value: " + show(raw));
        }
        Integer code = states.get(key(raw));
        if (code == null) {
            code = stateInRange(raw);
        }
        if (code == null) {
            code = states.get("*");
        }
        if (code == null) {
            return Converted.bad(
                    raw instanceof RawValue.Numeric(double value) ? value : Double.NaN,
                    "not in the device's enumeration: " + show(raw));
        }
        return Converted.good(code);
    }

    private @Nullable Integer stateInRange(RawValue raw) {
        double number = raw instanceof RawValue.Numeric(double value) ? value : number(key(raw));
        for (Map.Entry<String, Integer> entry : states.entrySet()) {
            String key = entry.getKey();
            int dots = key.indexOf("..");
            boolean inside = key.startsWith(">") && number > Double.parseDouble(key.substring(1))
                    || key.startsWith("<") && number < Double.parseDouble(key.substring(1))
                    || dots > 0
                            && number >= Double.parseDouble(key.substring(0, dots))
                            && number <= Double.parseDouble(key.substring(dots + 2))
                    || key.equalsIgnoreCase(key(raw));
            if (inside) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static String key(RawValue raw) {
        return switch (raw) {
            case RawValue.Numeric(double value) ->
                value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
            case RawValue.Text(String text) -> text.strip();
            case RawValue.Bytes(byte[] bytes) -> java.util.HexFormat.of().formatHex(bytes);
        };
    }

    /** Returns the first number in a text, decimal point or comma; NaN where there is none. */
    static double number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group().replace(',', '.')) : Double.NaN;
    }

    private static String show(RawValue raw) {
        String text = key(raw);
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
