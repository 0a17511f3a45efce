package vn.dcim.web.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import vn.dcim.core.point.Quality;

/**
 * One reading of the past, or what a point did within one step.
 *
 * @param at of the reading, or start of the step
 * @param value of the reading, or the step's average for a quantity and its last word for a state; null where nothing is usable
 * @param min within the step; left out for a single reading and for states, as is max
 * @param count of usable readings within the step; left out for a single reading
 * @param quality of the reading, or the worst within the step
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryResource(
        Instant at,

        @Nullable @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(oneOf = {Double.class, String.class})
        Object value,

        @Nullable Double min,
        @Nullable Double max,
        @Nullable Integer count,
        Quality quality) {}
