package vn.dcim.core.ingest;

import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;

/** The points of each device, held in memory until the device changes. */
@Singleton
class DevicePoints implements ApplicationEventListener<DeviceChanged> {

    private final PointRepository repository;
    private final Map<Long, OfDevice> devices = new ConcurrentHashMap<>();

    DevicePoints(PointRepository repository) {
        this.repository = repository;
    }

    OfDevice of(long deviceId) {
        return devices.computeIfAbsent(deviceId, id -> new OfDevice(repository.findByDeviceIdOrderByName(id)));
    }

    @Override
    public void onApplicationEvent(DeviceChanged event) {
        devices.remove(event.device().id());
    }

    /** The points of one device, retired ones too: what is still sent of them is still understood. */
    static final class OfDevice {

        private final Map<Long, Point> byId;
        private final OptionalLong reachability;

        OfDevice(List<Point> points) {
            byId = points.stream().collect(Collectors.toUnmodifiableMap(Point::id, Function.identity()));
            reachability = points.stream()
                    .filter(point -> point.name().equals(Reachability.POINT))
                    .mapToLong(Point::id)
                    .findFirst();
        }

        Optional<Point> point(long pointId) {
            return Optional.ofNullable(byId.get(pointId));
        }

        /** Returns the ids of all points but the one that says whether the device answers. */
        List<Long> measured() {
            return byId.keySet().stream()
                    .filter(id -> !isReachability(id))
                    .sorted()
                    .toList();
        }

        boolean isReachability(long pointId) {
            return reachability.isPresent() && reachability.getAsLong() == pointId;
        }

        Set<Long> all() {
            return byId.keySet();
        }

        OptionalLong reachability() {
            return reachability;
        }
    }
}
