package vn.dcim.web.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.scope.Scope;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** The last readings in the API. */
@Tag(name = "readings")
@Controller("/api/v1/readings")
@Needs(Permission.VIEW)
@Scoped
final class ReadingApi {

    private static final Map<String, Comparator<ReadingResource>> SORTS = sorts();

    private final SeenDevices devices;
    private final LatestReadings latest;
    private final PointVocabulary vocabulary;

    ReadingApi(SeenDevices devices, LatestReadings latest, PointVocabulary vocabulary) {
        this.devices = devices;
        this.latest = latest;
        this.vocabulary = vocabulary;
    }

    @Operation(
            summary = "Lists the last reading of each point",
            description = "Of one device, by id or name, or of all. Sort: name, point, device, at, quality.")
    @Get("/latest")
    ListPage<ReadingResource> latest(
            HttpRequest<?> request, @QueryValue(defaultValue = "") String device, @RequestBean ListQuery query) {
        List<ReadingResource> readings = pointsOf(device, SignedIn.scope(request)).stream()
                .filter(point -> !point.retired())
                .flatMap(point ->
                        latest.of(point.id()).map(reading -> ReadingResource.of(point, reading, vocabulary)).stream())
                .toList();
        return query.of(readings, SORTS);
    }

    private List<Point> pointsOf(String device, Scope scope) {
        return device.isEmpty() ? devices.points(scope) : devices.pointsOf(devices.get(device, scope));
    }

    private static Map<String, Comparator<ReadingResource>> sorts() {
        Map<String, Comparator<ReadingResource>> sorts = new LinkedHashMap<>();
        sorts.put("name", Comparator.comparing(ReadingResource::name).thenComparing(ReadingResource::device));
        sorts.put("point", Comparator.comparing(ReadingResource::point));
        sorts.put("device", Comparator.comparing(ReadingResource::device).thenComparing(ReadingResource::name));
        sorts.put("at", Comparator.comparing(ReadingResource::at));
        sorts.put("quality", Comparator.comparing(ReadingResource::quality));
        return sorts;
    }
}
