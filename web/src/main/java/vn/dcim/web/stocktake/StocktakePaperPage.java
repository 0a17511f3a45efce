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

/** The minutes of a stocktake. @param scans that the findings stand on, by their ids */
public record StocktakePaperPage(
        Stocktake stocktake,
        List<StocktakeMember> members,
        StocktakeCount count,
        List<StocktakeItem> items,
        Map<Long, StocktakeScan> scans,
        List<StocktakeScan> unknown) {

    public @Nullable StocktakeScan scan(StocktakeItem item) {
        return item.scanId() == null ? null : scans.get(item.scanId());
    }

    /** Returns what differs from the register. */
    public List<StocktakeItem> differences() {
        return items.stream().filter(this::differs).toList();
    }

    private boolean differs(StocktakeItem item) {
        StocktakeScan scan = scan(item);
        return item.finding() != Finding.SEEN || scan != null && scan.broken();
    }
}
