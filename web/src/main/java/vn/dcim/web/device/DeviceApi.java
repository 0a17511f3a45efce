package vn.dcim.web.device;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.device.Device;
import vn.dcim.core.point.Point;
import vn.dcim.core.unit.Units;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.search.DeviceFilter;
import vn.dcim.web.search.DeviceFinder;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** Devices and their points in the API. */
@Tag(name = "devices")
@Controller("/api/v1/devices")
@Needs(Permission.VIEW)
@Scoped
final class DeviceApi {

    static final Map<String, Comparator<Device>> SORTS = sorts();

    private final DeviceFinder finder;
    private final SeenDevices devices;
    private final DeviceChanges changes;
    private final Units units;
    private final Pages pages;

    DeviceApi(DeviceFinder finder, SeenDevices devices, DeviceChanges changes, Units units, Pages pages) {
        this.finder = finder;
        this.devices = devices;
        this.changes = changes;
        this.units = units;
        this.pages = pages;
    }

    @Operation(
            summary = "Lists devices",
            description =
                    "unit: the id of an agency whose systems to list, or own for the centre's. Sort: name, id, class, vendor, model, "
                            + "address, group, state.")
    @Get
    ListPage<DeviceResource> list(
            HttpRequest<?> request,
            @RequestBean ListQuery query,
            @QueryValue(value = "class", defaultValue = "") String deviceClass,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String group,
            @QueryValue(defaultValue = "") String unit,
            @QueryValue(defaultValue = "") String q) {
        Map<Long, String> unitNames = units.names();
        var filter = new DeviceFilter(deviceClass, state, group, unit, q);
        return query.of(finder.find(filter, SignedIn.scope(request)), SORTS)
                .map(device -> DeviceResource.of(device, unitNames.get(device.unitId())));
    }

    @Operation(summary = "Shows a device")
    @Get("/{id}")
    DeviceResource get(HttpRequest<?> request, long id) {
        return resource(devices.get(id, SignedIn.scope(request)));
    }

    @Operation(summary = "Lists the points of a device")
    @Get("/{id}/points")
    ListPage<PointResource> points(HttpRequest<?> request, long id, @RequestBean ListQuery query) {
        Words words = pages.visit(request).words();
        return query.of(
                        devices.pointsOf(devices.get(id, SignedIn.scope(request))).stream()
                                .filter(point -> !point.retired())
                                .toList(),
                        Map.of("name", Comparator.comparing(Point::name)))
                .map(point -> PointResource.of(point, words));
    }

    @Operation(summary = "Stops asking a device", description = "Its alarms go out of service.")
    @Post("/{id}/pause")
    @Needs(Permission.CHANGE_DEVICE)
    DeviceResource pause(HttpRequest<?> request, long id) {
        return resource(changes.setState(
                devices.get(id, SignedIn.scope(request)), Device.State.PAUSED, SignedIn.name(request)));
    }

    @Operation(summary = "Asks a device again")
    @Post("/{id}/resume")
    @Needs(Permission.CHANGE_DEVICE)
    DeviceResource resume(HttpRequest<?> request, long id) {
        return resource(changes.setState(
                devices.get(id, SignedIn.scope(request)), Device.State.ACTIVE, SignedIn.name(request)));
    }

    private DeviceResource resource(Device device) {
        return DeviceResource.of(device, units.nameOf(device.unitId()));
    }

    private static Map<String, Comparator<Device>> sorts() {
        Map<String, Comparator<Device>> sorts = new LinkedHashMap<>();
        sorts.put("name", Comparator.comparing(Device::name, NaturalOrder.INSTANCE));
        sorts.put("id", Comparator.comparing(Device::id));
        sorts.put("class", Comparator.comparing(Device::deviceClass).thenComparing(Device::name));
        sorts.put("vendor", Comparator.comparing(Device::vendor).thenComparing(Device::name));
        sorts.put("model", Comparator.comparing(Device::model).thenComparing(Device::name));
        sorts.put("address", Comparator.comparing(Device::address));
        sorts.put("group", Comparator.comparing(Device::groupName).thenComparing(Device::name));
        sorts.put("state", Comparator.comparing(Device::state).thenComparing(Device::name));
        return sorts;
    }
}
