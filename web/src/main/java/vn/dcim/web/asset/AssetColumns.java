package vn.dcim.web.asset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetTexts;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of the list of assets: one for each field, the centre's own ones behind. */
final class AssetColumns {

    /** By which choices are remembered. */
    static final String LIST = "equipment";

    private static final List<String> USUAL = List.of(
            "name", "tag", "kind", "maker", "model", "serial", "place", "unit", "holder", "status", "warranty-to");
    /** What stays where there is little room. */
    private static final List<FieldKey> ALWAYS =
            List.of(AssetField.NAME, AssetField.TAG, AssetField.KIND, AssetField.PLACE, AssetField.STATUS);

    private AssetColumns() {}

    static List<ListColumn<Asset>> all(AssetNames names, Words words) {
        // why: what a thing is called is looked for at the left
        Stream<FieldKey> builtIn = Stream.concat(
                Stream.of(AssetField.NAME),
                Arrays.stream(AssetField.values()).filter(field -> field != AssetField.NAME));
        Stream<FieldKey> own = names.custom().open().stream().map(CustomField::key);
        return Stream.concat(builtIn, own)
                .map(field -> new ListColumn<Asset>(
                        field.code(),
                        AssetWords.label(field, names, words),
                        asset -> AssetWords.of(asset, field, names, words),
                        asset -> AssetTexts.of(asset, field, names)))
                .toList();
    }

    /** @param codes what somebody chose; none for the usual ones */
    static List<ListColumn<Asset>> chosen(AssetNames names, Words words, List<String> codes) {
        return ListColumn.chosen(all(names, words), codes, USUAL);
    }

    /** Returns the class of a field's cell. */
    static String look(FieldKey field) {
        if (!ALWAYS.contains(field)) {
            return field == AssetField.WARRANTY_TO ? "drop tight" : "drop";
        }
        return field == AssetField.KIND ? "num-fold" : "";
    }
}
