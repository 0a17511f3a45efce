package vn.dcim.web.overview;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.place.Place;
import vn.dcim.core.point.Point;

/**
 * The registry as the overview needs it, at one instant.
 *
 * @param devices that are not retired, by name
 * @param points of them that are not retired, by device
 */
record Centre(
        List<Device> devices,
        Map<Long, Place> places,
        Map<Long, List<Point>> points,
        PowerGraph graph,
        SingleLine line,
        Instant at) {

    List<Device> ofClass(DeviceClass... classes) {
        List<DeviceClass> wanted = List.of(classes);
        return devices.stream()
                .filter(device -> wanted.contains(device.deviceClass()))
                .toList();
    }
}
