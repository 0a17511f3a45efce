package vn.dcim.web.assetlist;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.assetlist.AssetDrafts.Choice;
import vn.dcim.core.assetlist.AssetLists.Consent;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What was typed and chosen on the page of a draft. */
final class DraftForm {

    private final Map<String, String> texts = new TreeMap<>();

    DraftForm(Map<String, Object> body) {
        body.forEach((name, value) -> texts.put(
                name,
                value instanceof List<?> several
                        ? several.isEmpty() ? "" : String.valueOf(several.getLast())
                        : value == null ? "" : value.toString()));
    }

    /** @throws DcimException INVALID_VALUE */
    Choice choice() {
        Map<Integer, FieldKey> fields = new TreeMap<>();
        named("column-").forEach((column, code) -> {
            if (!code.isEmpty()) {
                fields.put(number("column", column), FieldKey.of(code));
            }
        });
        Map<AssetField, String> same = new EnumMap<>(AssetField.class);
        named("same-").forEach((code, value) -> AssetField.of(code).ifPresent(field -> same.put(field, value)));
        String onKnown = texts.getOrDefault("on-known", OnKnown.UPDATE.code());
        return new Choice(
                fields,
                same,
                Stream.of(OnKnown.values())
                        .filter(known -> known.code().equals(onKnown))
                        .findFirst()
                        .orElseThrow(() ->
                                new DcimException(ErrorCode.INVALID_VALUE, "on-known", onKnown, "update, skip, stop")),
                texts.getOrDefault("clears", "").equals("yes"));
    }

    /** Returns the cells {@code cell-<row>-<field>}. @throws DcimException INVALID_VALUE */
    Map<Integer, Map<FieldKey, String>> corrections() {
        Map<Integer, Map<FieldKey, String>> corrections = new TreeMap<>();
        named("cell-").forEach((place, value) -> {
            String[] parts = place.split("-", 2);
            if (parts.length != 2) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "cell", place, "");
            }
            // why: what stands there as it was is no correction
            if (!value.equals(texts.get("was-" + place))) {
                corrections
                        .computeIfAbsent(number("cell", parts[0]), _ -> new HashMap<>())
                        .put(FieldKey.of(parts[1]), value);
            }
        });
        return corrections;
    }

    /** Returns the numbers of rows behind a prefix. @throws DcimException INVALID_VALUE */
    List<Integer> rows(String prefix) {
        return named(prefix).keySet().stream().map(row -> number("row", row)).toList();
    }

    /** @throws DcimException INVALID_VALUE */
    Consent consent() {
        return new Consent(
                number("revision"),
                number("added"),
                number("changed"),
                number("faulty"),
                texts.getOrDefault("partial", "").equals("yes"));
    }

    /** @throws DcimException INVALID_VALUE for what is no number of nine digits */
    int number(String name) {
        return number(name, texts.getOrDefault(name, ""));
    }

    private static int number(String name, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, name.toLowerCase(Locale.ROOT), text, "0–999999999");
        }
        return Integer.parseInt(text);
    }

    private Map<String, String> named(String prefix) {
        Map<String, String> named = new HashMap<>();
        texts.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                named.put(name.substring(prefix.length()), value);
            }
        });
        return named;
    }
}
