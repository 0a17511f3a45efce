package vn.dcim.web.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import vn.dcim.core.point.Point;

/**
 * A point as the API shows it.
 *
 * @param name the governed name
 * @param label what the device calls it; empty when it says nothing
 * @param unit UCUM code; empty for states
 * @param pollClass fast, slow or static
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PointResource(
        long id,
        long device,
        String name,
        String label,
        String quantity,
        String unit,
        String source,
        String pollClass) {

    static PointResource of(Point point) {
        return new PointResource(
                point.id(),
                point.deviceId(),
                point.name(),
                point.label(),
                point.quantity().code(),
                point.unit(),
                point.source(),
                point.pollClass().code());
    }
}
