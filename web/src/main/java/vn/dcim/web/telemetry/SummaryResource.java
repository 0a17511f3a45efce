package vn.dcim.web.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.telemetry.Summary;

/**
 * What a point did within a period.
 *
 * @param from inclusive
 * @param to exclusive
 * @param min least reading; left out for states and where nothing usable was read, as are average, percentile95 and max
 * @param average of the readings as they came
 * @param percentile95 what 95 % of the readings do not exceed
 * @param last reading, or the last word of a state
 * @param count of usable readings
 * @param states of a state: for how long it was which, the longest first; empty for a quantity
 * @param unknownSeconds for how long it is not known what it was: nothing was read, or nothing usable
 * @param quality the worst; left out where nothing was read
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record SummaryResource(
        Instant from,
        Instant to,
        @Nullable Double min,
        @Nullable Double average,
        @Nullable Double percentile95,
        @Nullable Double max,

        @Nullable @Schema(oneOf = {Double.class, String.class})
        Object last,

        long count,
        List<InState> states,
        double unknownSeconds,
        @Nullable Quality quality) {

    /**
     * For how long a state lasted.
     *
     * @param state its word, or its number where the governed list has none
     * @param percent of the whole period
     */
    @Serdeable
    record InState(
            @Schema(oneOf = {Double.class, String.class}) Object state, double seconds, double percent) {}

    static SummaryResource of(Point point, Instant from, Instant to, Summary summary, PointVocabulary vocabulary) {
        boolean state = point.quantity() == Quantity.STATE;
        double period = seconds(Duration.between(from, to));
        List<InState> states = state
                ? summary.lasted().entrySet().stream()
                        .sorted(Map.Entry.<Double, Duration>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry::getKey))
                        .map(lasted -> new InState(
                                ReadingResource.value(point, lasted.getKey(), vocabulary),
                                seconds(lasted.getValue()),
                                100 * seconds(lasted.getValue()) / period))
                        .toList()
                : List.of();
        return new SummaryResource(
                from,
                to,
                state ? null : summary.min(),
                state ? null : summary.average(),
                state ? null : summary.percentile95(),
                state ? null : summary.max(),
                summary.last() == null ? null : ReadingResource.value(point, summary.last(), vocabulary),
                summary.count(),
                states,
                seconds(summary.unknown()),
                summary.worst());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
