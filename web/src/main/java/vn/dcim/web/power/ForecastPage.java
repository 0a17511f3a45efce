package vn.dcim.web.power;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.device.Feed;
import vn.dcim.core.forecast.Forecast;
import vn.dcim.core.forecast.Forecast.Kind;
import vn.dcim.core.forecast.Trend;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.web.language.Words;

/** What reaches its limit when. @param forecasts soonest first */
public record ForecastPage(List<Forecast> forecasts, PowerConfig config, LocalDate today) {

    /** Within so many days a limit is a matter for now, and within the others for a budget. */
    private static final int SOON = 30;

    private static final int LATER = 180;

    public ForecastChart chart(Forecast forecast) {
        return ForecastChart.of(forecast, today);
    }

    public String link(Forecast forecast) {
        return forecast.kind() == Kind.PART
                ? "/power/parts/" + forecast.key()
                : (forecast.kind() == Kind.RACK ? "/racks/" : "/racks/floor/") + Feed.id(forecast.key());
    }

    /** Returns the day on which a level is reached, or why none is told. */
    public String day(Forecast forecast, Optional<Integer> days, boolean isRated, Words words) {
        if (forecast.trend() == null) {
            return words.t("forecast.too-few", forecast.peaks().size(), Trend.LEAST);
        }
        if (!isRated) {
            return words.t("forecast.unrated");
        }
        return days.map(n -> n == 0
                        ? words.t("forecast.reached")
                        : words.day(today.plusDays(n)) + " " + words.t("forecast.in-days", n))
                .orElseGet(() -> words.t("forecast.not-within"));
    }

    public String look(Optional<Integer> days) {
        return days.filter(n -> n <= LATER)
                .map(n -> n == 0 ? "word p-high" : n <= SOON ? "word p-medium" : "word p-low")
                .orElse("");
    }
}
