package vn.dcim.web.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import vn.dcim.core.device.Device;

/**
 * A device as the API shows it.
 *
 * @param deviceClass such as {@code ups} or {@code dc-power}
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
        String state) {

    static DeviceResource of(Device device) {
        return new DeviceResource(
                device.id(),
                device.name(),
                device.deviceClass().code(),
                device.vendor(),
                device.model(),
                device.address(),
                device.groupName(),
                device.state().name().toLowerCase(Locale.ROOT));
    }
}
