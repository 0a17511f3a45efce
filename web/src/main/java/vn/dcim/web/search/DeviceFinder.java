package vn.dcim.web.search;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.scope.Scope;
import vn.dcim.core.unit.Units;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.scope.SeenDevices;

/** Finds devices by what people and programs know of them. */
@Singleton
public final class DeviceFinder {

    private final SeenDevices devices;
    private final Units units;
    private final Dictionary dictionary;

    DeviceFinder(SeenDevices devices, Units units, Dictionary dictionary) {
        this.devices = devices;
        this.units = units;
        this.dictionary = dictionary;
    }

    /** @throws DcimException INVALID_VALUE for an unknown class, state or unit */
    public List<Device> find(DeviceFilter filter, Scope scope) {
        DeviceClass deviceClass = filter.deviceClass().isEmpty() ? null : classOf(filter.deviceClass());
        Device.State state = filter.state().isEmpty() ? null : stateOf(filter.state());
        Map<Long, String> unitNames = units.names();
        if (!filter.unit().matches("|own|\\d{1,18}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "unit", filter.unit(), "own, 1");
        }
        return devices.all(scope).stream()
                .filter(device -> deviceClass == null || device.deviceClass() == deviceClass)
                .filter(device -> state == null ? device.state() != Device.State.RETIRED : device.state() == state)
                .filter(device -> filter.group().isEmpty() || device.groupName().equals(filter.group()))
                .filter(device -> filter.unit().isEmpty() || filter.unit().equals(unitOf(device)))
                .filter(device -> matches(device, unitNames.getOrDefault(device.unitId(), ""), filter.text()))
                .toList();
    }

    private static String unitOf(Device device) {
        return device.unitId() == null ? DeviceFilter.OWN : device.unitId().toString();
    }

    private boolean matches(Device device, String unit, String text) {
        return SearchText.matches(
                text,
                device.name(),
                device.vendor(),
                device.model(),
                device.serial(),
                device.address(),
                device.groupName(),
                unit,
                dictionary.in(Language.VI).deviceClass(device.deviceClass()),
                dictionary.in(Language.EN).deviceClass(device.deviceClass()));
    }

    private static DeviceClass classOf(String code) {
        return Stream.of(DeviceClass.values())
                .filter(deviceClass -> deviceClass.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "class",
                        code,
                        Arrays.stream(DeviceClass.values())
                                .map(DeviceClass::code)
                                .collect(Collectors.joining(", "))));
    }

    private static Device.State stateOf(String code) {
        return Stream.of(Device.State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new DcimException(ErrorCode.INVALID_VALUE, "state", code, "active, paused, retired"));
    }
}
