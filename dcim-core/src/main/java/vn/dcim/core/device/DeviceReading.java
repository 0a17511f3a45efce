package vn.dcim.core.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;

/**
 * What a device says it is, and every point that would be read of it with its present value.
 *
 * @param recording the recording's path without ending when a folder of recordings is read, or null
 * @param facts what else it says of itself: {@code serial}, {@code firmware}, {@code name}, {@code location}
 * @param values in the order of the profile
 * @param passedOver what else the device says of points among the values, by another variable than the one that is read
 */
@Serdeable
public record DeviceReading(
        @Nullable String recording,
        DeviceClass deviceClass,
        String vendor,
        String model,
        String profile,
        String sysObjectID,
        Map<String, String> facts,
        List<Value> values,
        List<Value> passedOver) {

    /** A reading in which nothing is passed over. */
    public DeviceReading(
            @Nullable String recording,
            DeviceClass deviceClass,
            String vendor,
            String model,
            String profile,
            String sysObjectID,
            Map<String, String> facts,
            List<Value> values) {
        this(recording, deviceClass, vendor, model, profile, sysObjectID, facts, values, List.of());
    }

    /** Returns the same of other points. */
    public DeviceReading with(List<Value> others) {
        return new DeviceReading(
                recording, deviceClass, vendor, model, profile, sysObjectID, facts, others, passedOver);
    }

    /**
     * One point with its present value.
     *
     * @param source the OID in dotted form, or topic and pointer
     * @param value in the unit of the quantity, or the code of a state word; NaN where there is none
     * @param state the state word; null for quantities and where the quality is bad
     * @param reason why the value is bad; empty otherwise
     */
    @Serdeable
    public record Value(
            String name,
            String label,
            String source,
            Quantity quantity,
            PollClass pollClass,
            Conversion conversion,
            double value,
            @Nullable String state,
            Quality quality,
            String reason) {}
}
