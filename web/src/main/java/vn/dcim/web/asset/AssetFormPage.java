package vn.dcim.web.asset;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFault;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;

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

    public String typed(AssetField field) {
        return typed.getOrDefault(field.code(), "");
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Returns what is wrong with a field; null for nothing. */
    public @Nullable AssetFault fault(AssetField field) {
        return faults.stream()
                .filter(fault -> fault.field() == field)
                .findFirst()
                .orElse(null);
    }

    /** Tells whether the cursor belongs into a field: the first that is wrong, or the first of all. */
    public boolean isFirst(AssetField field) {
        return faults.isEmpty() ? field == AssetField.TAG : faults.getFirst().field() == field;
    }

    public String path() {
        return asset == null ? "/equipment/new" : "/equipment/" + asset.id() + "/edit";
    }
}
