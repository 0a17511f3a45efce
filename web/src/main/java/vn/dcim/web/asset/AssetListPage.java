package vn.dcim.web.asset;

import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.web.export.ListColumn;

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
        return AssetOrder.of(column.code()).isPresent();
    }

    public AssetField field(ListColumn<Asset> column) {
        return AssetField.of(column.code()).orElseThrow();
    }

    /** Returns the class of a column's cells. */
    public String look(ListColumn<Asset> column) {
        return AssetColumns.look(field(column));
    }
}
