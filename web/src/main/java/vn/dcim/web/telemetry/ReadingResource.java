package vn.dcim.web.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.StateList;
import vn.dcim.core.telemetry.Reading;

/**
 * The last reading of a point as the API shows it.
 *
 * @param point id of the point
 * @param name the governed name
 * @param value a number in the unit, or the word of a state; null where the device sent none
 * @param unit UCUM code; empty for states
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReadingResource(
        long point,
        long device,
        String name,

        @Nullable @Schema(oneOf = {Double.class, String.class})
        Object value,

        String unit,
        Quality quality,
        Instant at) {

    static ReadingResource of(Point point, Reading reading, PointVocabulary vocabulary) {
        return new ReadingResource(
                point.id(),
                point.deviceId(),
                point.name(),
                value(point, reading.value(), vocabulary),
                point.unit(),
                reading.quality(),
                reading.at());
    }

    /** Returns the number, or the word of the state where the code is one of the governed list. */
    static @Nullable Object value(Point point, double value, PointVocabulary vocabulary) {
        if (Double.isNaN(value)) {
            return null;
        }
        if (point.quantity() != Quantity.STATE) {
            return value;
        }
        return vocabulary
                .find(point.name())
                .flatMap(PointName::states)
                .flatMap(states -> states.byCode((int) value))
                .<Object>map(StateList.State::word)
                .orElse(value);
    }
}
