package vn.dcim.core.asset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.asset.custom.CustomField;

/** The fields of an asset as texts: codes, days as 2026-01-31, sums in plain digits, names of places and units. */
public final class AssetTexts {

    private AssetTexts() {}

    /** Returns a field; empty where there is nothing. */
    public static String of(Asset asset, FieldKey field, AssetNames names) {
        return switch (field) {
            case AssetField builtIn -> of(asset, builtIn, names);
            case CustomKey(String code) -> asset.customValues().getOrDefault(code, "");
        };
    }

    /** Returns a built-in field; empty where there is nothing. */
    public static String of(Asset asset, AssetField field, AssetNames names) {
        return switch (field) {
            case TAG -> asset.tag();
            case NAME -> asset.name();
            case KIND -> asset.kind().code();
            case STATUS -> asset.status().code();
            case MAKER -> asset.maker();
            case MODEL -> asset.model();
            case SERIAL -> asset.serial();
            case FIRMWARE -> asset.firmware();
            case MAC -> asset.macs();
            case IP -> asset.ips();
            case IMPORTANCE -> asset.importance().code();
            case PLACE -> names.place(asset.position().placeId());
            case UNIT -> text(asset.position().unit());
            case HEIGHT -> text(asset.position().height());
            case FACE ->
                asset.position().face() == null ? "" : asset.position().face().code();
            case HALF ->
                asset.position().half() == null ? "" : asset.position().half().code();
            case HOLDING_UNIT -> names.unit(asset.holding().unitId());
            case HOLDER -> asset.holding().person();
            case HANDOVER -> asset.holding().document();
            case HELD_SINCE -> text(asset.holding().since());
            case OWNER -> names.unit(asset.ownerUnitId());
            case ORIGIN ->
                asset.origin().kind() == null ? "" : asset.origin().kind().code();
            case DECISION -> asset.origin().decision();
            case SUPPLIER -> asset.origin().supplier();
            case CONTRACT -> asset.origin().contract();
            case PRICE -> text(asset.origin().price());
            case IN_USE_ON -> text(asset.origin().inUseOn());
            case LIFE -> text(asset.origin().life());
            case WARRANTY_TO -> text(asset.origin().warrantyTo());
            case NOTE -> asset.note();
        };
    }

    /** Returns all built-in fields. */
    public static Map<AssetField, String> of(Asset asset, AssetNames names) {
        Map<AssetField, String> texts = new EnumMap<>(AssetField.class);
        for (AssetField field : AssetField.values()) {
            texts.put(field, of(asset, field, names));
        }
        return texts;
    }

    /** Returns all fields, the centre's own ones behind, of these such as tell something or are asked of it. */
    public static Map<FieldKey, String> all(Asset asset, AssetNames names) {
        Map<FieldKey, String> texts = new LinkedHashMap<>(of(asset, names));
        Map<String, String> values = asset.customValues();
        for (CustomField field : names.custom().all()) {
            if (values.containsKey(field.code())
                    || names.custom().isAsked(field, asset.kind(), asset.status(), values)) {
                texts.put(field.key(), values.getOrDefault(field.code(), ""));
            }
        }
        return texts;
    }

    private static Set<String> codes(AssetNames names, Map<String, String> was, Map<String, String> became) {
        if (was.isEmpty() && became.isEmpty()) {
            return Set.of();
        }
        Set<String> codes = new LinkedHashSet<>();
        names.custom().all().forEach(field -> codes.add(field.code()));
        codes.addAll(was.keySet());
        codes.addAll(became.keySet());
        return codes;
    }

    /**
     * One field that two versions tell differently.
     *
     * @param was as {@link #of}
     */
    public record Difference(FieldKey field, String was, String became) {}

    /** Returns what a version tells otherwise than the one before it, in the order of the fields. */
    public static List<Difference> differences(Asset before, Asset after, AssetNames names) {
        List<Difference> differences = new ArrayList<>();
        for (AssetField field : AssetField.values()) {
            String was = of(before, field, names);
            String became = of(after, field, names);
            if (!was.equals(became)) {
                differences.add(new Difference(field, was, became));
            }
        }
        Map<String, String> was = before.customValues();
        Map<String, String> became = after.customValues();
        for (String code : codes(names, was, became)) {
            if (!was.getOrDefault(code, "").equals(became.getOrDefault(code, ""))) {
                differences.add(
                        new Difference(new CustomKey(code), was.getOrDefault(code, ""), became.getOrDefault(code, "")));
            }
        }
        return differences;
    }

    /** Returns all that is known of an asset in one line, for the audit log. */
    static String told(Asset asset, AssetNames names) {
        return all(asset, names).entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey().code() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Returns one side of differences in one line, for the audit log. */
    static String told(List<Difference> differences, Function<Difference, String> side) {
        return differences.stream()
                .map(difference -> difference.field().code() + ": " + side.apply(difference))
                .collect(Collectors.joining("; "));
    }

    /** Returns the same, with the device that the asset is where the other version is another one. */
    static String told(Asset asset, Asset other, List<Difference> differences, Function<Difference, String> side) {
        String fields = told(differences, side);
        return Objects.equals(asset.deviceId(), other.deviceId())
                ? fields
                : "device: " + text(asset.deviceId()) + (fields.isEmpty() ? "" : "; " + fields);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
