package vn.dcim.web.search;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;

/** Finds devices by what people and programs know of them. */
@Singleton
public final class DeviceFinder {

    private final DeviceRepository devices;
    private final Dictionary dictionary;

    DeviceFinder(DeviceRepository devices, Dictionary dictionary) {
        this.devices = devices;
        this.dictionary = dictionary;
    }

    /**
     * Returns a device by its number or its name.
     *
     * @throws DcimException NOT_FOUND
     */
    public Device get(String idOrName) {
        return (idOrName.matches("\\d{1,18}") ? devices.findById(Long.valueOf(idOrName)) : devices.findByName(idOrName))
                .or(() -> devices.findByName(idOrName))
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "device", idOrName));
    }

    /** @throws DcimException INVALID_VALUE for an unknown class or state */
    public List<Device> find(DeviceFilter filter) {
        DeviceClass deviceClass = filter.deviceClass().isEmpty() ? null : classOf(filter.deviceClass());
        Device.State state = filter.state().isEmpty() ? null : stateOf(filter.state());
        return devices.findAll().stream()
                .filter(device -> deviceClass == null || device.deviceClass() == deviceClass)
                .filter(device -> state == null ? device.state() != Device.State.RETIRED : device.state() == state)
                .filter(device -> filter.group().isEmpty() || device.groupName().equals(filter.group()))
                .filter(device -> matches(device, filter.text()))
                .toList();
    }

    private boolean matches(Device device, String text) {
        return SearchText.matches(
                text,
                device.name(),
                device.vendor(),
                device.model(),
                device.serial(),
                device.address(),
                device.groupName(),
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
