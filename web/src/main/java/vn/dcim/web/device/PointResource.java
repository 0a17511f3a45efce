package vn.dcim.web.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import vn.dcim.core.point.Point;
import vn.dcim.web.language.Words;

/**
 * A point as the API shows it.
 *
 * @param name the governed name
 * @param title what people call it, in the reader's language
 * @param label what the device calls it; empty when it says nothing
 * @param unit UCUM code; empty for states
 * @param symbol the unit as people write it
 * @param pollClass fast, slow or static
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PointResource(
        long id,
        long device,
        String name,
        String title,
        String label,
        String quantity,
        String unit,
        String symbol,
        String source,
        String pollClass) {

    static PointResource of(Point point, Words words) {
        return new PointResource(
                point.id(),
                point.deviceId(),
                point.name(),
                words.point(point.name()),
                point.label(),
                point.quantity().code(),
                point.unit(),
                words.unit(point.quantity()),
                point.source(),
                point.pollClass().code());
    }
}
