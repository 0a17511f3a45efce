package vn.dcim.core.floor;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;

/** What measures the air that goes into racks, and hangs free in rooms. */
@Singleton
public class Thermometers {

    private static final Pattern AIR = Pattern.compile("(ambient|sensor)\\.(.+\\.)?temperature");

    private final DeviceRepository devices;
    private final PointRepository points;
    private final LatestReadings latest;

    Thermometers(DeviceRepository devices, PointRepository points, LatestReadings latest) {
        this.devices = devices;
        this.points = points;
        this.latest = latest;
    }

    /** @param reading the last one, of whatever quality; null before the first */
    public record Thermometer(
            Device device, Point point, @Nullable Reading reading) {

        /** Tells whether it can be believed now. */
        public boolean isUsable() {
            return reading != null && reading.quality().isUsable() && !Double.isNaN(reading.value());
        }
    }

    /** Returns those that stand somewhere, by device and name. */
    public List<Thermometer> all() {
        Map<Long, Device> standing = devices.findListed().stream()
                .filter(device -> device.deviceClass() == DeviceClass.ENVIRONMENT && device.placeId() != null)
                .collect(Collectors.toMap(Device::id, Function.identity()));
        if (standing.isEmpty()) {
            return List.of();
        }
        return points.findByDeviceIdIn(standing.keySet()).stream()
                .filter(point -> !point.retired() && AIR.matcher(point.name()).matches())
                .sorted(Comparator.<Point, String>comparing(
                                point -> standing.get(point.deviceId()).name())
                        .thenComparing(Point::name))
                .map(point -> new Thermometer(
                        standing.get(point.deviceId()),
                        point,
                        latest.of(point.id()).orElse(null)))
                .toList();
    }
}
