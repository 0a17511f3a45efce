package vn.dcim.web.stocktake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.stocktake.StocktakeItem;
import vn.dcim.core.asset.stocktake.StocktakeScan;
import vn.dcim.core.asset.stocktake.StocktakeScans;
import vn.dcim.core.asset.stocktake.Stocktakes;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Stocktakes in the API. */
@Tag(name = "stocktakes")
@Controller("/api/v1/stocktakes")
@Needs(Permission.VIEW)
final class StocktakeApi {

    private final Stocktakes stocktakes;
    private final StocktakeScans scans;

    StocktakeApi(Stocktakes stocktakes, StocktakeScans scans) {
        this.stocktakes = stocktakes;
        this.scans = scans;
    }

    @Operation(summary = "Lists stocktakes with how far they are, newest first")
    @Get
    ListPage<StocktakeResource> list() {
        List<StocktakeResource> all = stocktakes.all().stream()
                .map(stocktake -> StocktakeResource.of(stocktake, stocktakes.count(stocktake.id())))
                .toList();
        return new ListPage<>(all, all.size());
    }

    @Operation(summary = "Shows how far a stocktake is")
    @Get("/{id}")
    StocktakeResource get(long id) {
        return StocktakeResource.of(stocktakes.get(id), stocktakes.count(id));
    }

    @Operation(
            summary = "Lists the assets of a stocktake with how each was found",
            description = "finding: seen, wrong-place, not-listed, disposed or missing; all where it is left out.")
    @Get("/{id}/items")
    ListPage<StocktakeItemResource> items(long id, @QueryValue @Nullable String finding) {
        stocktakes.get(id);
        List<StocktakeItem> items = finding == null
                ? stocktakes.items(id)
                : stocktakes.items(id, StocktakeController.finding(finding), Integer.MAX_VALUE, 0);
        Map<Long, StocktakeScan> found = stocktakes.scans(items);
        return new ListPage<>(
                items.stream()
                        .map(item -> StocktakeItemResource.of(item, found.get(item.scanId())))
                        .toList(),
                items.size());
    }

    @Operation(
            summary = "Takes scans, at most 500 at once",
            description = "What was sent before with the same client counts once and is answered as the first time.")
    @Post("/{id}/scans")
    @Needs(Permission.COUNT_ASSET)
    List<ScanResource> scan(HttpRequest<?> request, long id, @Body List<ScanBody> body) {
        return scans.take(id, ScanBody.read(body), SignedIn.name(request)).stream()
                .map(ScanResource::of)
                .toList();
    }
}
