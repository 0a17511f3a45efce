package vn.dcim.core.telemetry;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.Map;
import vn.dcim.core.point.Quality;

/**
 * What a point did within a period. Bad and stale readings count towards the worst quality only, and end what was known before.
 *
 * @param min of the usable readings, in the point's unit, as are the other values; null when there is none
 * @param average of the readings as they came, not weighted by time
 * @param percentile95 the least reading that 95 % of all do not exceed (nearest rank); exact while no more than 20,000 different values
 *     were read, else to five significant digits or fewer
 * @param count of usable readings
 * @param lasted for how long each value was known to hold: from its reading to the next, or to the end of the period, and never longer
 *     than was asked for
 * @param unknown the rest of the period
 * @param worst null where nothing was read
 */
public record Summary(
        @Nullable Double min,
        @Nullable Double average,
        @Nullable Double percentile95,
        @Nullable Double max,
        @Nullable Double last,
        long count,
        Map<Double, Duration> lasted,
        Duration unknown,
        @Nullable Quality worst) {}
