package vn.dcim.core.asset.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * What one of the centre's own fields has to tell of the assets that are wanted.
 *
 * @param value {@link #ANY}, {@link #NONE}, a value, or of numbers and days two with {@code ..} between, either of which may be missing
 */
public record CustomFilter(CustomField field, String value) {

    public static final String ANY = "*";
    public static final String NONE = "-";
    private static final Pattern RANGE = Pattern.compile("(.*)\\.\\.(.*)");

    /**
     * Reads what addresses have, such as {@code raid:raid-1}, {@code raid:*} and {@code watts:200..400}.
     *
     * @throws DcimException INVALID_VALUE
     */
    public static CustomFilter of(String text, FieldSet fields) {
        String[] parts = text.split(":", 2);
        CustomField field = fields.find(parts[0])
                .filter(_ -> parts.length == 2 && !parts[1].isBlank())
                .orElseThrow(() -> refused(text));
        return new CustomFilter(field, parts[1].strip());
    }

    /** @param arguments in the order of their marks */
    public record Condition(String sql, List<Object> arguments) {}

    /** Returns the condition on a table with the column custom. @throws DcimException INVALID_VALUE */
    public Condition condition() {
        String told = FieldSet.valueSql(field.code());
        if (value.equals(ANY)) {
            return new Condition(told + " IS NOT NULL", List.of());
        }
        if (value.equals(NONE)) {
            return new Condition(told + " IS NULL", List.of());
        }
        Matcher range = RANGE.matcher(value);
        if (range.matches() && (field.type().isNumber() || field.type() == CustomType.DAY)) {
            List<String> parts = new ArrayList<>(List.of(told + " IS NOT NULL"));
            List<Object> arguments = new ArrayList<>();
            add(parts, arguments, " >= ", range.group(1).strip());
            add(parts, arguments, " <= ", range.group(2).strip());
            return new Condition(String.join(" AND ", parts), arguments);
        }
        if (field.type() == CustomType.TEXT || field.type() == CustomType.LINK) {
            return new Condition(told + " LIKE ?", List.of("%" + value.replaceAll("[%_\\\\]", "\\\\$0") + "%"));
        }
        return new Condition(told + " = ?", List.of(read(value)));
    }

    private void add(List<String> parts, List<Object> arguments, String sign, String bound) {
        if (!bound.isEmpty()) {
            String told = FieldSet.valueSql(field.code());
            parts.add(
                    field.type().isNumber()
                            ? "CAST(" + told + " AS DECIMAL(30, 6))" + sign + "CAST(? AS DECIMAL(30, 6))"
                            : told + sign + "?");
            arguments.add(read(bound));
        }
    }

    private String read(String text) {
        return CustomReader.canonical(field, text).orElseThrow(() -> refused(field.code() + ":" + text));
    }

    private static DcimException refused(String text) {
        return new DcimException(ErrorCode.INVALID_VALUE, "own", text, "code:value, code:*, code:-, code:1..9");
    }
}
