package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.asset.stocktake.Stocktakes;

/** Stocktakes under way: they have no end of their own, and stand where the list begins. */
@Singleton
final class StocktakeDue implements DueSource {

    private final Stocktakes stocktakes;

    StocktakeDue(Stocktakes stocktakes) {
        this.stocktakes = stocktakes;
    }

    @Override
    public List<Due> between(Instant from, Instant to) {
        return stocktakes.all().stream()
                .filter(stocktake -> !stocktake.isClosed() && stocktake.asOf().isBefore(to))
                .map(stocktake -> new Due(
                        "stocktake",
                        List.of(stocktake.name()),
                        stocktake.asOf().isBefore(from) ? from : stocktake.asOf(),
                        "/stocktakes/" + stocktake.id()))
                .toList();
    }
}
