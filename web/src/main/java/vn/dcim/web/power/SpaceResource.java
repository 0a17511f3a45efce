package vn.dcim.web.power;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Locale;
import vn.dcim.core.forecast.Pace;
import vn.dcim.core.forecast.PlaceForecast;

/**
 * A forecast of places in the API. What needs a pace is null where there are too few days.
 *
 * @param kind rack or room
 * @param measure units, or weight in kg
 * @param days between which it was counted, of the last ninety
 * @param unknown assets there that say nothing of it, and are not counted
 * @param ahead thirty days from today, between low and high with a certainty of 95 %
 * @param limit null where none is noted
 * @param fullOn null for not within a year
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SpaceResource(
        String kind,
        long place,
        String name,
        String measure,
        int days,
        double now,
        int unknown,
        @Nullable Double perDay,
        @Nullable Double ahead,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Integer limit,
        @Nullable LocalDate fullOn) {

    static SpaceResource of(PlaceForecast forecast, LocalDate today) {
        Pace pace = forecast.pace();
        boolean known = pace != null;
        return new SpaceResource(
                forecast.place().kind().name().toLowerCase(Locale.ROOT),
                forecast.place().id(),
                forecast.place().name(),
                forecast.measure().code(),
                forecast.counts().size() - 1,
                forecast.now(),
                forecast.unknown(),
                known ? Double.valueOf(pace.perDay()) : null,
                known ? Double.valueOf(pace.ahead()) : null,
                known ? Double.valueOf(pace.low()) : null,
                known ? Double.valueOf(pace.high()) : null,
                forecast.limit(),
                forecast.untilFull().map(today::plusDays).orElse(null));
    }
}
