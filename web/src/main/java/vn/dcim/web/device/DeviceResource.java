package vn.dcim.web.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import vn.dcim.core.device.Device;

/**
 * A device as the API shows it.
 *
 * @param deviceClass such as {@code ups} or {@code dc-power}
 * @param unit name of the agency whose system it is; null for the centre's own
 * @param state active, paused or retired
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeviceResource(
        long id,
        String name,
        @JsonProperty("class") String deviceClass,
        String vendor,
        String model,
        String address,
        String group,
        @Nullable String unit,
        String state) {

    static DeviceResource of(Device device, @Nullable String unit) {
        return new DeviceResource(
                device.id(),
                device.name(),
                device.deviceClass().code(),
                device.vendor(),
                device.model(),
                device.address(),
                device.groupName(),
                unit,
                device.state().name().toLowerCase(Locale.ROOT));
    }
}
