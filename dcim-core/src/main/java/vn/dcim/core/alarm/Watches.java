package vn.dcim.core.alarm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointVocabulary;

/** Every rule at every point, found by the point; a point without rules costs one look into a map. */
final class Watches {

    private static final Watch[] NONE = {};

    private final PointVocabulary vocabulary;
    private final Map<Long, Watch[]> byPoint = new HashMap<>();
    private final Map<AlarmKey, Watch> byKey = new HashMap<>();
    private final Map<Long, Device> devices = new HashMap<>();
    private final Map<Long, List<Watch>> byDevice = new HashMap<>();
    private final Map<Long, Long> reachability = new HashMap<>();
    private final Map<Long, String> parts = new HashMap<>();
    private final Set<Watch> timed = new HashSet<>();

    Watches(PointVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Watch[] of(long pointId) {
        return byPoint.getOrDefault(pointId, NONE);
    }

    Optional<Watch> of(AlarmKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Watches that the passing of time alone may change. */
    Collection<Watch> timed() {
        return timed;
    }

    Collection<Device> devices() {
        return devices.values();
    }

    Optional<Device> device(long id) {
        return Optional.ofNullable(devices.get(id));
    }

    /** Returns the point that tells whether a device answers. */
    Optional<Long> reachabilityOf(long deviceId) {
        return Optional.ofNullable(reachability.get(deviceId));
    }

    /** Returns the parts of their devices that points belong to, by point. */
    Map<Long, String> parts() {
        return parts;
    }

    List<Watch> ofDevice(long deviceId) {
        return byDevice.getOrDefault(deviceId, List.of());
    }

    /** Returns the watches by one rule on one device. */
    List<Watch> of(String rule, long deviceId) {
        return ofDevice(deviceId).stream()
                .filter(watch -> watch.rule().id().equals(rule))
                .toList();
    }

    /** Takes a device and its points over in place of what was known of it; a watch that stays the same keeps its latch. */
    void put(Device device, Collection<Point> points, Collection<Watch> watches) {
        for (Watch old : byDevice.getOrDefault(device.id(), List.of())) {
            byPoint.remove(old.pointId());
            timed.remove(old);
        }
        byDevice.getOrDefault(device.id(), List.of()).forEach(old -> byKey.remove(old.key()));
        devices.put(device.id(), device);
        reachability.remove(device.id());
        points.stream()
                .filter(point -> point.name().equals(Reachability.POINT))
                .findFirst()
                .ifPresent(point -> reachability.put(device.id(), point.id()));
        Map<Long, List<Watch>> grouped = new HashMap<>();
        for (Watch watch : watches) {
            grouped.computeIfAbsent(watch.pointId(), _ -> new ArrayList<>()).add(watch);
            byKey.put(watch.key(), watch);
            keepTime(watch);
        }
        for (Point point : points) {
            vocabulary
                    .find(point.name())
                    .flatMap(name -> part(name.pattern(), point.name()))
                    .ifPresent(part -> parts.put(point.id(), part));
        }
        grouped.forEach((pointId, list) -> byPoint.put(pointId, list.toArray(NONE)));
        byDevice.put(device.id(), List.copyOf(watches));
    }

    /** Returns the front of a name up to its last placeholder, such as {@code camera.5} of {@code camera.5.status}. */
    static Optional<String> part(String pattern, String name) {
        List<String> segments = List.of(pattern.split("\\."));
        List<String> words = List.of(name.split("\\."));
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (segments.get(i).contains("{")) {
                return Optional.of(String.join(".", words.subList(0, i + 1)));
            }
        }
        return Optional.empty();
    }

    void latch(Watch watch, Latch latch) {
        // why: the watch may have been replaced since it was looked at, when its device or its rule changed
        if (byKey.get(watch.key()) == watch) {
            watch.latch(latch);
            keepTime(watch);
        }
    }

    private void keepTime(Watch watch) {
        if (watch.isTimed()) {
            timed.add(watch);
        } else {
            timed.remove(watch);
        }
    }

    Collection<Watch> all() {
        return byKey.values();
    }
}
