package vn.dcim.web.power;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import vn.dcim.core.forecast.Forecast;
import vn.dcim.core.forecast.Trend;

/**
 * A forecast in the API; loads in W. What needs a trend is null where there are too few days.
 *
 * @param kind part, rack or room
 * @param days with a peak, of the last ninety
 * @param leftOut of these, since they lie far off the line
 * @param perDay growth
 * @param ahead thirty days from today, between low and high with a certainty of 95 %
 * @param limit what may be used for long; null where no rating is noted
 * @param watchOn day on which the load is to be watched; null for not within a year, as is limitOn
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ForecastResource(
        String kind,
        String key,
        String name,
        int days,
        @Nullable Integer leftOut,
        @Nullable Double today,
        @Nullable Double perDay,
        @Nullable Double ahead,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double watch,
        @Nullable Double limit,
        @Nullable LocalDate watchOn,
        @Nullable LocalDate limitOn) {

    static ForecastResource of(Forecast forecast, LocalDate today) {
        Trend trend = forecast.trend();
        boolean known = trend != null;
        return new ForecastResource(
                forecast.kind().code(),
                forecast.key(),
                forecast.name(),
                forecast.peaks().size(),
                known ? Integer.valueOf(trend.leftOut()) : null,
                known ? Double.valueOf(trend.today()) : null,
                known ? Double.valueOf(trend.perDay()) : null,
                known ? Double.valueOf(trend.ahead()) : null,
                known ? Double.valueOf(trend.low()) : null,
                known ? Double.valueOf(trend.high()) : null,
                forecast.watch(),
                forecast.limit(),
                forecast.untilWatch().map(today::plusDays).orElse(null),
                forecast.untilLimit().map(today::plusDays).orElse(null));
    }
}
