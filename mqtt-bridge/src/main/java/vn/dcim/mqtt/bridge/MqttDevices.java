package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.Quality;
import vn.dcim.mqtt.map.FieldValue;

/** The registered devices that publish, by base topic, and their points by name. */
@Singleton
@Requires(property = "dcim.mqtt.url")
class MqttDevices {

    static final String SCHEME = "mqtt:";

    private final DeviceRepository devices;
    private final PointRepository points;
    private final DeviceRegistry registry;
    private final Map<Long, Device> byId = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, Point>> pointsOf = new ConcurrentHashMap<>();
    private final AtomicBoolean added = new AtomicBoolean();
    private volatile Map<String, List<Device>> byBaseTopic = Map.of();

    MqttDevices(DeviceRepository devices, PointRepository points, DeviceRegistry registry) {
        this.devices = devices;
        this.points = points;
        this.registry = registry;
    }

    void load() {
        devices.findListed().forEach(this::take);
        index();
    }

    @EventListener
    void changed(DeviceChanged event) {
        boolean wasActive = isActive(byId.get(event.device().id()));
        take(event.device());
        if (!wasActive && isActive(byId.get(event.device().id()))) {
            added.set(true);
        }
        pointsOf.remove(event.device().id());
        index();
    }

    private void take(Device device) {
        if (device.isMqtt() && device.state() != Device.State.RETIRED) {
            byId.put(device.id(), device);
        } else {
            byId.remove(device.id());
        }
    }

    private void index() {
        byBaseTopic = byId.values().stream().collect(Collectors.groupingBy(MqttDevices::baseTopic));
    }

    private static boolean isActive(@Nullable Device device) {
        return device != null && device.state() == Device.State.ACTIVE;
    }

    /** Tells, once, whether devices joined since the last call: what the broker keeps of them is wanted. */
    boolean takeAdded() {
        return added.getAndSet(false);
    }

    static String baseTopic(Device device) {
        return device.address().substring(SCHEME.length());
    }

    /** Returns the devices with a base topic; several when they are read by different maps. */
    List<Device> at(String baseTopic) {
        return byBaseTopic.getOrDefault(baseTopic, List.of());
    }

    List<Device> readBy(String mapId) {
        return byId.values().stream()
                .filter(device -> device.profile().equals(mapId))
                .toList();
    }

    List<Device> active() {
        return byId.values().stream().filter(MqttDevices::isActive).toList();
    }

    Optional<Point> point(long deviceId, String name) {
        return Optional.ofNullable(points(deviceId).get(name));
    }

    /** Returns the ids of the points that the values are of, after adding and changing points where the device now says so. */
    Map<String, Long> pointIds(long deviceId, List<FieldValue> values) {
        Map<String, Point> known = points(deviceId);
        if (!values.stream().allMatch(value -> isUpToDate(known.get(value.name()), value))) {
            List<DeviceReading.Value> offered = new ArrayList<>();
            Map<String, FieldValue> now =
                    values.stream().collect(Collectors.toMap(FieldValue::name, value -> value, (a, b) -> a));
            known.values().stream()
                    .filter(point -> !point.retired() && !now.containsKey(point.name()))
                    .forEach(point -> offered.add(asBefore(point)));
            now.values().forEach(value -> offered.add(Readings.value(named(value, known.get(value.name())))));
            registry.reconcile(deviceId, offered);
            pointsOf.remove(deviceId);
        }
        Map<String, Long> ids = new HashMap<>();
        points(deviceId).forEach((name, point) -> ids.put(name, point.id()));
        return ids;
    }

    private Map<String, Point> points(long deviceId) {
        return pointsOf.computeIfAbsent(deviceId, id -> points.findByDeviceIdOrderByName(id).stream()
                .collect(Collectors.toMap(Point::name, p -> p)));
    }

    private static boolean isUpToDate(Point point, FieldValue value) {
        return point != null
                && !point.retired()
                && point.quantity() == value.governed().quantity()
                && point.conversion().equals(value.conversion())
                && (value.label().isEmpty() || value.label().equals(point.label()));
    }

    /** Returns a value with the name that another topic said, where its own says none. */
    private static FieldValue named(FieldValue value, @Nullable Point known) {
        return value.label().isEmpty() && known != null ? value.labelled(known.label()) : value;
    }

    private static DeviceReading.Value asBefore(Point point) {
        return new DeviceReading.Value(
                point.name(),
                point.label(),
                point.source(),
                point.quantity(),
                point.pollClass(),
                point.conversion(),
                Double.NaN,
                null,
                Quality.BAD,
                "");
    }
}
