package vn.dcim.web.scope;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.scope.Scope;

/** Devices and points within a scope. What lies outside of it is answered as what never was. */
@Singleton
public final class SeenDevices {

    private final DeviceRepository devices;
    private final PointRepository points;

    SeenDevices(DeviceRepository devices, PointRepository points) {
        this.devices = devices;
        this.points = points;
    }

    /** @throws DcimException NOT_FOUND */
    public Device get(long id, Scope scope) {
        return find(id, scope).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "device", id));
    }

    /**
     * Returns a device by its number or its name.
     *
     * @throws DcimException NOT_FOUND
     */
    public Device get(String idOrName, Scope scope) {
        Optional<Device> numbered =
                idOrName.matches("\\d{1,18}") ? find(Long.parseLong(idOrName), scope) : Optional.empty();
        return numbered.or(() -> devices.findByName(idOrName).filter(device -> device.isWithin(scope)))
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "device", idOrName));
    }

    public Optional<Device> find(long id, Scope scope) {
        return devices.findById(id).filter(device -> device.isWithin(scope));
    }

    /** Returns all, those that are retired too. */
    public List<Device> all(Scope scope) {
        return StreamSupport.stream(devices.findAll().spliterator(), false)
                .filter(device -> device.isWithin(scope))
                .toList();
    }

    /** Returns those that are not retired, by name. */
    public List<Device> listed(Scope scope) {
        return devices.findListed().stream()
                .filter(device -> device.isWithin(scope))
                .toList();
    }

    /** Returns the ids of all, those that are retired too; null for no bound, where the scope is everything. */
    public @Nullable Set<Long> bound(Scope scope) {
        return scope.isNarrowed() ? all(scope).stream().map(Device::id).collect(Collectors.toSet()) : null;
    }

    /** @throws DcimException NOT_FOUND */
    public Point point(long id, Scope scope) {
        return points.findById(id)
                .filter(point ->
                        !scope.isNarrowed() || find(point.deviceId(), scope).isPresent())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "point", id));
    }

    /** Returns the points of a device that was found here, by name, those that are retired too. */
    public List<Point> pointsOf(Device device) {
        return points.findByDeviceIdOrderByName(device.id());
    }

    /** Returns all points, those that are retired too. */
    public List<Point> points(Scope scope) {
        return within(
                StreamSupport.stream(points.findAll().spliterator(), false).toList(), scope);
    }

    /** Returns those points of the ids that there are. */
    public List<Point> points(Collection<Long> ids, Scope scope) {
        return ids.isEmpty() ? List.of() : within(points.findByIdIn(ids), scope);
    }

    /** Returns the points of one name. */
    public List<Point> pointsCalled(String name, Scope scope) {
        return within(points.findByName(name), scope);
    }

    private List<Point> within(List<Point> found, Scope scope) {
        Set<Long> bound = bound(scope);
        return bound == null
                ? found
                : found.stream()
                        .filter(point -> bound.contains(point.deviceId()))
                        .toList();
    }
}
