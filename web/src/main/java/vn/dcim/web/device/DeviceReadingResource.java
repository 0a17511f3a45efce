package vn.dcim.web.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dcim.core.device.DeviceReading;

/**
 * What a device says it is, and all that would be read of it.
 *
 * @param address as the registry would keep it
 * @param facts what else it says of itself, such as serial, firmware, name, location
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeviceReadingResource(
        String address,
        @JsonProperty("class") String deviceClass,
        String vendor,
        String model,
        String profile,
        String sysObjectID,
        Map<String, String> facts,
        List<Value> points) {

    static DeviceReadingResource of(Identified identified) {
        DeviceReading reading = identified.reading();
        return new DeviceReadingResource(
                identified.address(),
                reading.deviceClass().code(),
                reading.vendor(),
                reading.model(),
                reading.profile(),
                reading.sysObjectID(),
                reading.facts(),
                reading.values().stream().map(Value::of).toList());
    }

    /**
     * One point with its present value.
     *
     * @param unit UCUM code; empty for states
     * @param pollClass fast, slow or static
     * @param value null where there is none
     * @param state the word of a state; null for quantities
     * @param quality good, uncertain, stale or bad
     * @param reason why it is bad; empty otherwise
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Value(
            String name,
            String label,
            String source,
            String quantity,
            String unit,
            String pollClass,
            @Nullable Double value,
            @Nullable String state,
            String quality,
            String reason) {

        static Value of(DeviceReading.Value read) {
            return new Value(
                    read.name(),
                    read.label(),
                    read.source(),
                    read.quantity().code(),
                    read.quantity().unit(),
                    read.pollClass().code(),
                    Double.isFinite(read.value()) ? read.value() : null,
                    read.state(),
                    read.quality().name().toLowerCase(Locale.ROOT),
                    read.reason());
        }
    }
}
