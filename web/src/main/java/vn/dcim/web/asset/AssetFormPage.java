package vn.dcim.web.asset;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFault;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.Choice;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.web.language.Words;

/**
 * The form for an asset.
 *
 * @param asset that is changed; null for a new one
 * @param typed by the code of each field
 * @param faults of what was typed; none before it was sent
 * @param refusal why nothing could be changed at all; empty where that is not so
 */
public record AssetFormPage(
        @Nullable Asset asset, AssetNames names, Map<String, String> typed, List<AssetFault> faults, String refusal) {

    /** The fields as they stand together. */
    public enum Group {
        WHAT(
                AssetField.TAG,
                AssetField.NAME,
                AssetField.KIND,
                AssetField.MAKER,
                AssetField.MODEL,
                AssetField.SERIAL,
                AssetField.FIRMWARE,
                AssetField.MAC,
                AssetField.IP,
                AssetField.IMPORTANCE),
        WHERE(AssetField.PLACE, AssetField.UNIT, AssetField.HEIGHT, AssetField.FACE, AssetField.HALF),
        WHOSE(AssetField.HOLDING_UNIT, AssetField.HOLDER, AssetField.HANDOVER, AssetField.HELD_SINCE, AssetField.OWNER),
        WHENCE(
                AssetField.ORIGIN,
                AssetField.DECISION,
                AssetField.SUPPLIER,
                AssetField.CONTRACT,
                AssetField.PRICE,
                AssetField.IN_USE_ON,
                AssetField.LIFE,
                AssetField.WARRANTY_TO),
        NOTE(AssetField.NOTE);

        private final List<AssetField> fields;

        Group(AssetField... fields) {
            this.fields = List.of(fields);
        }

        public List<AssetField> fields() {
            return fields;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Fields of the centre's own that stand together, below their heading. */
    public record OwnGroup(String heading, List<CustomField> fields) {}

    /** Returns the centre's own fields as they stand together, in their order; none of those that are asked no more. */
    public List<OwnGroup> own(Words words) {
        return groups(names.custom().open(), words);
    }

    static List<OwnGroup> groups(List<CustomField> fields, Words words) {
        Map<String, List<CustomField>> groups = new LinkedHashMap<>();
        fields.forEach(field -> groups.computeIfAbsent(CustomWords.heading(field, words), _ -> new ArrayList<>())
                .add(field));
        return groups.entrySet().stream()
                .map(group -> new OwnGroup(group.getKey(), group.getValue()))
                .toList();
    }

    /** Tells whether a choice is the one that was typed or stands there. */
    public boolean isChosen(CustomField field, String choice) {
        return choice.equals(typed(field.code()));
    }

    /** Returns the choice that stands there although it is chosen no more; null for none. */
    public @Nullable Choice retiredChoice(CustomField field) {
        return field.choice(typed(field.code())).filter(Choice::retired).orElse(null);
    }

    public String typed(AssetField field) {
        return typed.getOrDefault(field.code(), "");
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Returns what is wrong with a field; null for nothing. */
    public @Nullable AssetFault fault(FieldKey field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    /** Tells whether the cursor belongs into a field: the first that is wrong, or the first of all. */
    public boolean isFirst(FieldKey field) {
        return faults.isEmpty()
                ? field == AssetField.TAG
                : faults.getFirst().field().equals(field);
    }

    public String path() {
        return asset == null ? "/equipment/new" : "/equipment/" + asset.id() + "/edit";
    }
}
