package vn.dcim.mqtt.bridge;

import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.point.Converted;
import vn.dcim.core.point.StateList;
import vn.dcim.mqtt.map.FieldValue;

/** Values of payloads as the registry and the add-device assistant see them. */
final class Readings {

    private Readings() {}

    static DeviceReading.Value value(FieldValue field) {
        Converted converted = field.conversion().apply(field.raw());
        String state = converted.quality().isUsable()
                ? field.governed()
                        .states()
                        .flatMap(list -> list.byCode((int) converted.value()))
                        .map(StateList.State::word)
                        .orElse(null)
                : null;
        return new DeviceReading.Value(
                field.name(),
                field.label(),
                field.source(),
                field.governed().quantity(),
                field.pollClass(),
                field.conversion(),
                converted.value(),
                state,
                converted.quality(),
                converted.reason());
    }
}
