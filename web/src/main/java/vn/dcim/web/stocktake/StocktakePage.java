package vn.dcim.web.stocktake;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.stocktake.Finding;
import vn.dcim.core.asset.stocktake.Stocktake;
import vn.dcim.core.asset.stocktake.StocktakeCount;
import vn.dcim.core.asset.stocktake.StocktakeItem;
import vn.dcim.core.asset.stocktake.StocktakeMember;
import vn.dcim.core.asset.stocktake.StocktakeScan;

/**
 * What came of a stocktake so far.
 *
 * @param shown which finding is listed
 * @param items some that were found so
 * @param broken what stands in its place, but broken
 * @param scans that the findings stand on, by their ids
 * @param unknown codes that no asset has
 * @param faults why decisions could not be carried out, or the stocktake not be closed
 */
public record StocktakePage(
        Stocktake stocktake,
        List<StocktakeMember> members,
        StocktakeCount count,
        Finding shown,
        List<StocktakeItem> items,
        List<StocktakeItem> broken,
        Map<Long, StocktakeScan> scans,
        List<StocktakeScan> unknown,
        String reason,
        List<String> faults) {

    /** How many assets are listed at once. */
    static final int SIZE = 500;

    public @Nullable StocktakeScan scan(StocktakeItem item) {
        return item.scanId() == null ? null : scans.get(item.scanId());
    }

    /** Tells whether more were found so than are listed. */
    public boolean isCut() {
        return count.findings().get(shown) > items.size();
    }
}
