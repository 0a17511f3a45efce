package vn.dcim.core.asset.stocktake;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.disposal.DisposalCheck;
import vn.dcim.core.asset.disposal.Gate;
import vn.dcim.core.asset.disposal.Left;

/** Stocktakes under way that look for an asset. */
@Singleton
final class StocktakeCheck implements DisposalCheck {

    private final Stocktakes stocktakes;

    StocktakeCheck(Stocktakes stocktakes) {
        this.stocktakes = stocktakes;
    }

    @Override
    public Gate gate() {
        return Gate.STOCKTAKE;
    }

    @Override
    public Map<Long, List<Left>> left(List<Asset> assets) {
        Map<Long, List<Left>> left = new HashMap<>();
        stocktakes
                .open(assets.stream().map(Asset::id).toList())
                .forEach((id, open) -> left.put(
                        id,
                        open.stream()
                                .map(stocktake -> new Left("counted", stocktake.name(), stocktake.id()))
                                .toList()));
        return left;
    }
}
