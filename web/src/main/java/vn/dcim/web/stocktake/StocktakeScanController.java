package vn.dcim.web.stocktake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.stocktake.StocktakeScan;
import vn.dcim.core.asset.stocktake.StocktakeScans;
import vn.dcim.core.asset.stocktake.Stocktakes;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.SecurityHeaders;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page on which codes are scanned for a stocktake. Its script sends what was scanned, now or when there is a connection again. */
@Hidden
@Controller("/stocktakes/{id}/scan")
@Needs(Permission.COUNT_ASSET)
final class StocktakeScanController {

    private static final int SHOWN = 15;

    private final Stocktakes stocktakes;
    private final StocktakeScans scans;
    private final Assets assets;
    private final Pages pages;

    StocktakeScanController(Stocktakes stocktakes, StocktakeScans scans, Assets assets, Pages pages) {
        this.stocktakes = stocktakes;
        this.scans = scans;
        this.assets = assets;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, long id, @QueryValue @Nullable Long place) {
        StocktakeScanPage page = state(request, id, place);
        return pages.page(request, page.stocktake().name(), "stocktake/scan", page)
                .header(SecurityHeaders.PERMISSIONS_POLICY, SecurityHeaders.WITH_CAMERA);
    }

    /** How things stand, for the page's script when it has sent something to the API. */
    @Get("/state")
    HttpResponse<?> state(HttpRequest<?> request, long id) {
        return fragment(request, id);
    }

    /** Takes what a browser without script sends. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> takeOne(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Long place = number(body.get("place"));
        var one = new ScanBody(text(body.get("client")), text(body.get("code")), place, false, "", 0L);
        scans.take(id, ScanBody.read(List.of(one)), SignedIn.name(request));
        return HttpResponse.seeOther(
                URI.create("/stocktakes/" + id + "/scan" + (place == null ? "" : "?place=" + place)));
    }

    @Post("/{scan}/undo")
    @Consumes(MediaType.ALL)
    HttpResponse<?> undo(HttpRequest<?> request, long id, long scan) {
        scans.undo(id, scan, SignedIn.name(request));
        return fragment(request, id);
    }

    @Post("/{scan}/note")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> note(HttpRequest<?> request, long id, long scan, @Body Map<String, Object> body) {
        scans.note(id, scan, body.containsKey("broken"), text(body.get("note")), SignedIn.name(request));
        return fragment(request, id);
    }

    private MutableHttpResponse<?> fragment(HttpRequest<?> request, long id) {
        return pages.fragment(request, "stocktake/state", state(request, id, null));
    }

    private StocktakeScanPage state(HttpRequest<?> request, long id, @Nullable Long place) {
        List<StocktakeScan> newest = stocktakes.newest(id, SHOWN);
        String reader = SignedIn.name(request);
        return new StocktakeScanPage(
                stocktakes.get(id),
                assets.names(),
                stocktakes.count(id),
                newest,
                stocktakes.itemsOf(newest),
                newest.stream()
                        .filter(scan -> scan.actor().equals(reader) && !scan.undone())
                        .findFirst()
                        .orElse(null),
                place,
                UUID.randomUUID().toString());
    }

    private static @Nullable Long number(@Nullable Object value) {
        String text = text(value);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "place", text, "");
        }
        return Long.valueOf(text);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
