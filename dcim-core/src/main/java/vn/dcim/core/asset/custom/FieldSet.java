package vn.dcim.core.asset.custom;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.CustomKey;
import vn.dcim.core.asset.FieldKey;

/** The centre's own fields, as they are at one moment, in their order. */
public final class FieldSet {

    public static final FieldSet NONE = new FieldSet(List.of(), LocalDate.MIN);

    private final Map<String, CustomField> byCode = new LinkedHashMap<>();
    private final LocalDate today;

    /** @param fields in their order */
    public FieldSet(List<CustomField> fields, LocalDate today) {
        fields.forEach(field -> byCode.put(field.code(), field));
        this.today = today;
    }

    /** Returns all, the retired ones too. */
    public List<CustomField> all() {
        return List.copyOf(byCode.values());
    }

    /** Returns those that are asked now. */
    public List<CustomField> open() {
        return byCode.values().stream().filter(field -> !field.retired()).toList();
    }

    public Optional<CustomField> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Optional<CustomField> find(FieldKey key) {
        return key instanceof CustomKey(String code) ? find(code) : Optional.empty();
    }

    /** Tells whether there is such a field, built in or the centre's own. */
    public boolean knows(FieldKey key) {
        return key instanceof AssetField || find(key).isPresent();
    }

    public boolean isRequired(CustomField field) {
        return field.isRequired(today);
    }

    /** Tells whether a field is asked of an asset that stands so. */
    public boolean isAsked(CustomField field, AssetKind kind, AssetStatus status, Map<String, String> values) {
        if (field.retired() || !field.appliesTo(kind)) {
            return false;
        }
        if (field.showField().isEmpty()) {
            return true;
        }
        if (field.showField().equals(AssetField.KIND.code())) {
            return field.showValue().equals(kind.code());
        }
        if (field.showField().equals(AssetField.STATUS.code())) {
            return field.showValue().equals(status.code());
        }
        return field.showValue().equals(values.get(field.showField()))
                && find(field.showField())
                        .filter(other -> isAsked(other, kind, status, values))
                        .isPresent();
    }

    /** Returns what has to be told of an asset that stands so, and is not. */
    public List<CustomField> missing(AssetKind kind, AssetStatus status, Map<String, String> values) {
        return byCode.values().stream()
                .filter(field ->
                        isRequired(field) && !values.containsKey(field.code()) && isAsked(field, kind, status, values))
                .toList();
    }

    /** Returns the condition under which something that has to be told is not, on a table with kind, status and custom. */
    public String missingSql() {
        List<String> parts = byCode.values().stream()
                .filter(this::isRequired)
                .map(field -> "(" + askedSql(field) + " AND " + valueSql(field.code()) + " IS NULL)")
                .toList();
        return parts.isEmpty() ? "FALSE" : String.join(" OR ", parts);
    }

    private String askedSql(CustomField field) {
        String kinds = field.kinds().isEmpty()
                ? "TRUE"
                : field.appliesTo().stream()
                        .map(kind -> "'" + kind.name() + "'")
                        .sorted()
                        .collect(Collectors.joining(",", "kind IN (", ")"));
        return kinds + " AND " + shownSql(field);
    }

    private String shownSql(CustomField field) {
        if (field.showField().isEmpty()) {
            return "TRUE";
        }
        // why: kinds, states and choices are checked words of small letters, digits and hyphens; nothing here was typed
        // freely
        String constant = field.showValue().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        if (field.showField().equals(AssetField.KIND.code())) {
            return "kind = '" + constant + "'";
        }
        if (field.showField().equals(AssetField.STATUS.code())) {
            return "status = '" + constant + "'";
        }
        return find(field.showField())
                .filter(other -> !other.retired())
                .map(other -> valueSql(other.code()) + " = '" + field.showValue() + "' AND " + askedSql(other))
                .orElse("FALSE");
    }

    /** Returns what a field tells, as the database reads it; null for nothing. */
    public static String valueSql(String code) {
        return "JSON_VALUE(custom, '" + path(code) + "')";
    }

    static String path(String code) {
        if (!Choice.CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("no code of a field: " + code);
        }
        return "$.\"" + code + "\"";
    }

    /** Returns all words by which an asset with such values is looked for. */
    public Stream<String> words(Map<String, String> values) {
        return values.entrySet().stream()
                .flatMap(entry -> find(entry.getKey()).stream().flatMap(field -> words(field, entry.getValue())));
    }

    private static Stream<String> words(CustomField field, String value) {
        return switch (field.type()) {
            case YES_NO -> Stream.of();
            case CHOICE -> field.choice(value).stream().flatMap(choice -> Stream.of(choice.vi(), choice.en()));
            default -> Stream.of(value);
        };
    }
}
