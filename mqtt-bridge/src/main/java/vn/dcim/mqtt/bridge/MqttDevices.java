package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.ArrayList;
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
import vn.dcim.core.point.Conversion;
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
    private final Map<Long, OfDevice> pointsOf = new ConcurrentHashMap<>();
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

    /** Returns those of them that a map reads. */
    List<Device> at(String baseTopic, String mapId) {
        List<Device> all = at(baseTopic);
        for (Device device : all) {
            if (!device.profile().equals(mapId)) {
                return all.stream().filter(each -> each.profile().equals(mapId)).toList();
            }
        }
        return all;
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
        return Optional.ofNullable(points(deviceId).byName().get(name));
    }

    /** Returns the points of a device by name, after adding and changing those of the values where the device now says so. */
    Map<String, Point> points(long deviceId, List<FieldValue> values) {
        OfDevice known = points(deviceId);
        for (FieldValue value : values) {
            if (!known.isUpToDate(value)) {
                reconcile(deviceId, known.byName(), values);
                return points(deviceId).byName();
            }
        }
        return known.byName();
    }

    private void reconcile(long deviceId, Map<String, Point> known, List<FieldValue> values) {
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

    private OfDevice points(long deviceId) {
        return pointsOf.computeIfAbsent(
                deviceId,
                id -> new OfDevice(
                        points.findByDeviceIdOrderByName(id).stream().collect(Collectors.toMap(Point::name, p -> p)),
                        new ConcurrentHashMap<>()));
    }

    /**
     * The points of one device.
     *
     * @param agreed by name, the conversion of a topic map that was last found to be the point's
     */
    private record OfDevice(Map<String, Point> byName, Map<String, Conversion> agreed) {

        boolean isUpToDate(FieldValue value) {
            Point point = byName.get(value.name());
            return point != null
                    && !point.retired()
                    && point.quantity() == value.governed().quantity()
                    && agrees(point, value.conversion())
                    && (value.label().isEmpty() || value.label().equals(point.label()));
        }

        private boolean agrees(Point point, Conversion conversion) {
            // why: conversions are large, and a map has one of each; to compare them takes longer than all else of a
            // value
            if (agreed.get(point.name()) == conversion) {
                return true;
            }
            boolean equal = point.conversion().equals(conversion);
            if (equal) {
                agreed.put(point.name(), conversion);
            }
            return equal;
        }
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
