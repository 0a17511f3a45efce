package vn.dcim.web.power;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import vn.dcim.core.forecast.Forecast;
import vn.dcim.core.forecast.Pace;
import vn.dcim.core.forecast.PlaceForecast;
import vn.dcim.core.forecast.Trend;

/**
 * Three months and the line to a month from now, in units of the drawing.
 *
 * @param days what was measured or counted on each
 * @param limit null where none is known
 * @param line null where there are too few days
 */
public record ForecastChart(
        SortedMap<LocalDate, Double> days,
        @Nullable Double limit,
        @Nullable Line line,
        LocalDate today) {

    public static final int WIDTH = 240;
    public static final int HEIGHT = 56;

    private static final int BACK = 90;
    private static final double DAY = (double) WIDTH / (BACK + Trend.AHEAD);
    /** A limit that lies beyond so many times the load is not drawn: the load would be a line on the ground. */
    private static final double FAR = 4;

    private static final double HEADROOM = 1.08;

    /**
     * Where the line lies.
     *
     * @param begin its first day, from today
     * @param first what it says of that
     */
    record Line(long begin, double first, double today, double ahead, double low, double high) {}

    static ForecastChart of(Forecast forecast, LocalDate today) {
        Trend trend = forecast.trend();
        Line line = null;
        if (trend != null) {
            long begin = ChronoUnit.DAYS.between(today, forecast.peaks().firstKey());
            line = new Line(
                    begin,
                    trend.today() + begin * trend.perDay(),
                    trend.today(),
                    trend.ahead(),
                    trend.low(),
                    trend.high());
        }
        return new ForecastChart(forecast.peaks(), forecast.limit(), line, today);
    }

    static ForecastChart of(PlaceForecast forecast, LocalDate today) {
        Pace pace = forecast.pace();
        return new ForecastChart(
                forecast.counts(),
                forecast.limit() == null
                        ? null
                        : Double.valueOf(forecast.limit().doubleValue()),
                pace == null ? null : new Line(0, pace.today(), pace.today(), pace.ahead(), pace.low(), pace.high()),
                today);
    }

    private double top() {
        double most = Collections.max(days.values());
        if (line != null) {
            most = Math.max(most, line.high());
        }
        double top = HEADROOM * (isLimitShown(most) ? Math.max(most, limit) : most);
        return top > 0 ? top : 1;
    }

    private boolean isLimitShown(double most) {
        return limit != null && limit <= FAR * most;
    }

    private double x(double day) {
        return (day + BACK) * DAY;
    }

    private double y(double value) {
        return HEIGHT * (1 - Math.max(0, value) / top());
    }

    /** Returns the days; one that nobody measured is a hole. */
    public String peaks() {
        StringBuilder path = new StringBuilder();
        LocalDate last = null;
        for (Map.Entry<LocalDate, Double> day : days.entrySet()) {
            boolean isNext = last != null && last.plusDays(1).equals(day.getKey());
            path.append(at(isNext ? "L" : "M", ChronoUnit.DAYS.between(today, day.getKey()), day.getValue()));
            if (!isNext) {
                path.append("h.1");
            }
            last = day.getKey();
        }
        return path.toString();
    }

    public boolean hasLine() {
        return line != null;
    }

    /** Returns the line to the last day that is looked ahead. */
    public String trend() {
        return at("M", line.begin(), line.first()) + at("L", Trend.AHEAD, line.ahead());
    }

    /** Returns between what it lies in the end. */
    public String range() {
        return at("M", 0, line.today()) + at("L", Trend.AHEAD, line.high()) + at("L", Trend.AHEAD, line.low()) + "Z";
    }

    public boolean hasLimit() {
        return limit != null && limit <= top();
    }

    public String level() {
        return at("M", -BACK, limit) + "H" + WIDTH;
    }

    public String now() {
        return "M" + String.format(Locale.ROOT, "%.1f", x(0)) + " " + HEIGHT + "V0";
    }

    private String at(String move, double day, double value) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", move, x(day), y(value));
    }
}
