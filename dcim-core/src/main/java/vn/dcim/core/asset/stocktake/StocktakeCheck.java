package vn.dcim.core.asset.stocktake;

import jakarta.inject.Singleton;
import java.util.List;
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
    public List<Left> left(Asset asset) {
        return stocktakes.sightings(asset.id()).stream()
                .map(Stocktakes.Sighting::stocktake)
                .filter(stocktake -> !stocktake.isClosed())
                .map(stocktake -> new Left("counted", stocktake.name(), stocktake.id()))
                .toList();
    }
}
