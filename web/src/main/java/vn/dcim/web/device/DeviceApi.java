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
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.search.DeviceFilter;
import vn.dcim.web.search.DeviceFinder;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Devices and their points in the API. */
@Tag(name = "devices")
@Controller("/api/v1/devices")
@Needs(Permission.VIEW)
final class DeviceApi {

    static final Map<String, Comparator<Device>> SORTS = sorts();

    private final DeviceFinder finder;
    private final DeviceRegistry registry;
    private final DeviceChanges changes;
    private final PointRepository points;

    DeviceApi(DeviceFinder finder, DeviceRegistry registry, DeviceChanges changes, PointRepository points) {
        this.finder = finder;
        this.registry = registry;
        this.changes = changes;
        this.points = points;
    }

    @Operation(summary = "Lists devices", description = "Sort: name, id, class, vendor, model, address, group, state.")
    @Get
    ListPage<DeviceResource> list(
            @RequestBean ListQuery query,
            @QueryValue(value = "class", defaultValue = "") String deviceClass,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String group,
            @QueryValue(defaultValue = "") String q) {
        return query.of(finder.find(new DeviceFilter(deviceClass, state, group, q)), SORTS)
                .map(DeviceResource::of);
    }

    @Operation(summary = "Shows a device")
    @Get("/{id}")
    DeviceResource get(long id) {
        return DeviceResource.of(registry.get(id));
    }

    @Operation(summary = "Lists the points of a device")
    @Get("/{id}/points")
    ListPage<PointResource> points(long id, @RequestBean ListQuery query) {
        return query.of(
                        points.findByDeviceIdOrderByName(registry.get(id).id()).stream()
                                .filter(point -> !point.retired())
                                .toList(),
                        Map.of("name", Comparator.comparing(Point::name)))
                .map(PointResource::of);
    }

    @Operation(summary = "Stops asking a device", description = "Its alarms go out of service.")
    @Post("/{id}/pause")
    @Needs(Permission.CHANGE_DEVICE)
    DeviceResource pause(HttpRequest<?> request, long id) {
        return DeviceResource.of(changes.setState(id, Device.State.PAUSED, SignedIn.name(request)));
    }

    @Operation(summary = "Asks a device again")
    @Post("/{id}/resume")
    @Needs(Permission.CHANGE_DEVICE)
    DeviceResource resume(HttpRequest<?> request, long id) {
        return DeviceResource.of(changes.setState(id, Device.State.ACTIVE, SignedIn.name(request)));
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
