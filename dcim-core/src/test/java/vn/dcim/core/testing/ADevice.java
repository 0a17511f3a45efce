package vn.dcim.core.testing;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.place.Place;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quality;
import vn.dcim.core.unit.Unit;

/**
 * A device for a spec, with governed points.
 *
 * <pre>{@code
 * def ups = aDevice('UPS-A').ofClass(UPS).with('input.voltage', 'ups.status').addTo(context)
 * def voltage = pointOf(context, ups, 'input.voltage')
 * }</pre>
 */
public final class ADevice {

    private static final PointVocabulary VOCABULARY = PointVocabulary.load();

    private final String name;
    private final List<DeviceReading.Value> values = new ArrayList<>();
    private DeviceClass deviceClass = DeviceClass.UPS;
    private String address;
    private String group = "default";
    private Long placeId;
    private Long unitId;

    private ADevice(String name) {
        this.name = name;
        this.address = "snmp://127.0.0.1:1161/" + name;
    }

    public static ADevice aDevice(String name) {
        return new ADevice(name);
    }

    public ADevice ofClass(DeviceClass newClass) {
        deviceClass = newClass;
        return this;
    }

    public ADevice at(String newAddress) {
        address = newAddress;
        return this;
    }

    public ADevice inGroup(String newGroup) {
        group = newGroup;
        return this;
    }

    /** @param place null for nowhere */
    public ADevice standingIn(Place place) {
        placeId = place == null ? null : place.id();
        return this;
    }

    /** @param unit null for the centre's own */
    public ADevice ownedBy(Unit unit) {
        unitId = unit == null ? null : unit.id();
        return this;
    }

    /** Gives it points whose raw values are already in the point's unit, or the code of the state. */
    public ADevice with(String... names) {
        for (String pointName : names) {
            with(pointName, Conversion.IDENTITY);
        }
        return this;
    }

    public ADevice with(String pointName, Conversion conversion) {
        var governed = VOCABULARY
                .find(pointName)
                .orElseThrow(() -> new IllegalArgumentException(pointName + " is no governed name"));
        values.add(new DeviceReading.Value(
                pointName,
                "",
                "spec:" + pointName,
                governed.quantity(),
                PollClass.FAST,
                conversion,
                Double.NaN,
                null,
                Quality.BAD,
                "not read yet"));
        return this;
    }

    /** Adds it to the registry of a context, as the add-device assistant would. */
    public Device addTo(ApplicationContext context) {
        var reading = new DeviceReading(null, deviceClass, "Acme", "One", "spec", "", Map.of(), values);
        return context.getBean(DeviceRegistry.class)
                .add(name, address, null, group, placeId, unitId, reading, List.of());
    }

    /** Returns the id of a point of a device. */
    public static long pointOf(ApplicationContext context, Device device, String pointName) {
        return context.getBean(PointRepository.class)
                .findByDeviceIdAndName(device.id(), pointName)
                .map(Point::id)
                .orElseThrow(() -> new IllegalArgumentException(device.name() + " has no point " + pointName));
    }
}
