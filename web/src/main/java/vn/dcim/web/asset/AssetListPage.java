package vn.dcim.web.asset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.asset.custom.CustomFilter;
import vn.dcim.core.asset.custom.CustomType;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/**
 * The list of assets.
 *
 * @param total of all pages
 * @param counts by status, of all that fit but for their status
 * @param columns that are shown
 * @param all columns that may be shown
 * @param drift how many differences to reality are open
 */
public record AssetListPage(
        AssetView view,
        AssetNames names,
        List<Asset> assets,
        long total,
        Map<AssetStatus, Long> counts,
        List<ListColumn<Asset>> columns,
        List<ListColumn<Asset>> all,
        long drift) {

    /** How many assets stand on a page. */
    static final int SIZE = 50;

    /** Returns how many there are that were not disposed of. */
    public long present() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isPresent())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public long first() {
        return total == 0 ? 0 : (long) view.number() * SIZE + 1;
    }

    public long last() {
        return Math.min(total, (long) (view.number() + 1) * SIZE);
    }

    public boolean hasNext() {
        return last() < total;
    }

    /** Tells whether something narrows the list. */
    public boolean isNarrowed() {
        return !view.with("sort", "").equals("?");
    }

    /** Tells whether the list can be sorted by a column. */
    public boolean isSortable(ListColumn<Asset> column) {
        return AssetOrder.of(column.code()).isPresent()
                || names.custom().find(column.code()).isPresent();
    }

    public FieldKey field(ListColumn<Asset> column) {
        return FieldKey.of(column.code());
    }

    /** What may be asked of one of the centre's own fields, by what addresses have for it. */
    public record OwnFilter(String label, Map<String, String> choices) {}

    /** Returns what may be asked of the centre's own fields; what the address asks for besides is among it. */
    public List<OwnFilter> own(Words words) {
        return names.custom().open().stream().map(field -> own(field, words)).toList();
    }

    private OwnFilter own(CustomField field, Words words) {
        Map<String, String> choices = new LinkedHashMap<>();
        String prefix = field.code() + ":";
        field.allChoices().forEach(choice -> choices.put(prefix + choice.code(), CustomWords.label(choice, words)));
        if (field.type() == CustomType.YES_NO) {
            List.of(CustomField.YES, CustomField.NO)
                    .forEach(value -> choices.put(prefix + value, CustomWords.value(field, value, words)));
        }
        choices.put(prefix + CustomFilter.ANY, words.t("custom.told"));
        choices.put(prefix + CustomFilter.NONE, words.t("custom.not-told"));
        String asked = view.given(view.own());
        if (asked.startsWith(prefix)) {
            choices.putIfAbsent(asked, asked.substring(prefix.length()));
        }
        return new OwnFilter(CustomWords.label(field, words), choices);
    }

    /** Tells whether a field holds the address of a web page. */
    public boolean isLink(FieldKey field) {
        return names.custom().find(field).filter(CustomWords::isLink).isPresent();
    }

    /** Returns the class of a column's cells. */
    public String look(ListColumn<Asset> column) {
        return AssetColumns.look(field(column));
    }
}
