package vn.dcim.web.power;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.forecast.PlaceForecast;
import vn.dcim.core.forecast.PlaceForecast.Measure;
import vn.dcim.core.forecast.Trend;
import vn.dcim.core.place.Place;
import vn.dcim.web.language.Words;

/**
 * Which racks and rooms are full when, some of them.
 *
 * @param forecasts soonest first
 * @param kind of places that are shown; empty for all
 * @param number of the page, from 0
 */
public record SpacePage(List<PlaceForecast> forecasts, String kind, int number, int total, LocalDate today) {

    public static final int SIZE = 60;
    private static final int SOON = 30;
    private static final int LATER = 180;

    static SpacePage of(List<PlaceForecast> all, String kind, int number, LocalDate today) {
        return new SpacePage(
                all.stream().skip((long) number * SIZE).limit(SIZE).toList(), kind, number, all.size(), today);
    }

    public ForecastChart chart(PlaceForecast forecast) {
        return ForecastChart.of(forecast, today);
    }

    public String link(PlaceForecast forecast) {
        return (forecast.place().kind() == Place.Kind.RACK ? "/racks/" : "/racks/floor/")
                + forecast.place().id();
    }

    /** Returns the day on which it is full, or why none is told. */
    public static String full(PlaceForecast forecast, LocalDate today, Words words) {
        if (forecast.limit() == null) {
            return words.t("space.no-limit." + forecast.measure().code());
        }
        return forecast.untilFull()
                .map(n -> n == 0
                        ? words.t("space.full")
                        : words.day(today.plusDays(n)) + " " + words.t("forecast.in-days", n))
                .orElseGet(() -> forecast.pace() == null
                        ? words.t("forecast.too-few", forecast.counts().size() - 1, Trend.LEAST)
                        : words.t("forecast.not-within"));
    }

    public String look(Optional<Integer> days) {
        return days.filter(n -> n <= LATER)
                .map(n -> n == 0 ? "word p-high" : n <= SOON ? "word p-medium" : "word p-low")
                .orElse("");
    }

    public static String number(double value, Measure measure, Words words) {
        return words.number(value, measure == Measure.UNITS ? 0 : value < 10 && value != Math.rint(value) ? 1 : 0);
    }

    public boolean hasNext() {
        return (number + 1) * SIZE < total;
    }
}
