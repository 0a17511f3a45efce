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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.PointVocabulary;

/** The points of each device, held in memory until the device changes. */
@Singleton
class DevicePoints implements ApplicationEventListener<DeviceChanged> {

    private final PointRepository repository;
    private final PointVocabulary vocabulary;
    private final Map<Long, OfDevice> devices = new ConcurrentHashMap<>();

    DevicePoints(PointRepository repository, PointVocabulary vocabulary) {
        this.repository = repository;
        this.vocabulary = vocabulary;
    }

    OfDevice of(long deviceId) {
        return devices.computeIfAbsent(
                deviceId, id -> new OfDevice(repository.findByDeviceIdOrderByName(id), this::isEvent));
    }

    /** Returns the ids of all points that tell of the last thing that happened. */
    Set<Long> events() {
        return StreamSupport.stream(repository.findAll().spliterator(), false)
                .filter(this::isEvent)
                .map(Point::id)
                .collect(Collectors.toSet());
    }

    private boolean isEvent(Point point) {
        return vocabulary.find(point.name()).filter(PointName::event).isPresent();
    }

    @Override
    public void onApplicationEvent(DeviceChanged event) {
        devices.remove(event.device().id());
    }

    /** The points of one device, retired ones too: what is still sent of them is still understood. */
    static final class OfDevice {

        private final Map<Long, Point> byId;
        private final OptionalLong reachability;
        private final List<Long> measured;
        private final Set<Long> measuredOnes;

        OfDevice(List<Point> points, Predicate<Point> isEvent) {
            byId = points.stream().collect(Collectors.toUnmodifiableMap(Point::id, Function.identity()));
            reachability = points.stream()
                    .filter(point -> point.name().equals(Reachability.POINT))
                    .mapToLong(Point::id)
                    .findFirst();
            measured = points.stream()
                    .filter(isEvent.negate())
                    .map(Point::id)
                    .filter(id -> !isReachability(id))
                    .sorted()
                    .toList();
            measuredOnes = Set.copyOf(measured);
        }

        Optional<Point> point(long pointId) {
            return Optional.ofNullable(byId.get(pointId));
        }

        /** Returns the ids of the points that are stale when the device is silent: not its reachability, and no events. */
        List<Long> measured() {
            return measured;
        }

        boolean isMeasured(long pointId) {
            return measuredOnes.contains(pointId);
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
