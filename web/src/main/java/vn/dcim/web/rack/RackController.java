package vn.dcim.web.rack;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** The pages of racks. */
@Hidden
@Controller("/racks")
@Needs(Permission.VIEW)
final class RackController {

    private final PlaceRepository places;
    private final Assets assets;
    private final Elevations elevations;
    private final Pages pages;

    RackController(PlaceRepository places, Assets assets, Elevations elevations, Pages pages) {
        this.places = places;
        this.assets = assets;
        this.elevations = elevations;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> rows(HttpRequest<?> request, @QueryValue(defaultValue = "0") int page) {
        if (page < 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "page", page, "≥ 0");
        }
        AssetNames names = assets.names();
        Map<String, List<Place>> all = new LinkedHashMap<>();
        for (Place rack : places.findByKindOrderByName(Place.Kind.RACK)) {
            all.computeIfAbsent(names.place(rack.parentId()), _ -> new ArrayList<>())
                    .add(rack);
        }
        List<Place> inRows = all.values().stream().flatMap(List::stream).toList();
        Map<String, List<Elevation>> rows = new LinkedHashMap<>();
        for (Elevation elevation : elevations.of(inRows.stream()
                .skip((long) page * RackListPage.SIZE)
                .limit(RackListPage.SIZE)
                .toList())) {
            rows.computeIfAbsent(names.place(elevation.rack().parentId()), _ -> new ArrayList<>())
                    .add(elevation);
        }
        List<RackRow> shown = rows.entrySet().stream()
                .map(row -> new RackRow(row.getKey(), row.getValue()))
                .toList();
        return pages.page(
                request,
                pages.visit(request).t("rack.title"),
                "rack/list",
                new RackListPage(shown, page, inRows.size()));
    }

    @Get("/{id}")
    HttpResponse<?> rack(HttpRequest<?> request, long id) {
        Place rack = places.findById(id)
                .filter(place -> place.kind() == Place.Kind.RACK)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "place", id));
        return pages.page(
                request,
                rack.name(),
                "rack/detail",
                elevations.of(List.of(rack)).getFirst());
    }
}
