package vn.dcim.web.power;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import vn.dcim.core.forecast.Forecast;
import vn.dcim.core.forecast.Trend;

/** The peaks of three months and the line through them to a month from now, in units of the drawing. */
public record ForecastChart(Forecast forecast, LocalDate today) {

    public static final int WIDTH = 240;
    public static final int HEIGHT = 56;

    private static final int BACK = 90;
    private static final double DAY = (double) WIDTH / (BACK + Trend.AHEAD);
    /** A limit that lies beyond so many times the load is not drawn: the load would be a line on the ground. */
    private static final double FAR = 4;

    private static final double HEADROOM = 1.08;

    private double top() {
        double most = Collections.max(forecast.peaks().values());
        if (forecast.trend() != null) {
            most = Math.max(most, forecast.trend().high());
        }
        return HEADROOM * (isLimitShown(most) ? Math.max(most, forecast.limit()) : most);
    }

    private boolean isLimitShown(double most) {
        return forecast.limit() != null && forecast.limit() <= FAR * most;
    }

    private double x(double days) {
        return (days + BACK) * DAY;
    }

    private double y(double watts) {
        return HEIGHT * (1 - Math.max(0, watts) / top());
    }

    /** Returns the peaks; a day that nobody measured is a hole. */
    public String peaks() {
        StringBuilder path = new StringBuilder();
        LocalDate last = null;
        for (Map.Entry<LocalDate, Double> peak : forecast.peaks().entrySet()) {
            boolean isNext = last != null && last.plusDays(1).equals(peak.getKey());
            path.append(at(isNext ? "L" : "M", ChronoUnit.DAYS.between(today, peak.getKey()), peak.getValue()));
            if (!isNext) {
                path.append("h.1");
            }
            last = peak.getKey();
        }
        return path.toString();
    }

    /** Returns the line from the first day that counts to the last that is looked ahead. */
    public String line() {
        Trend trend = forecast.trend();
        long first = ChronoUnit.DAYS.between(today, forecast.peaks().firstKey());
        return at("M", first, trend.today() + first * trend.perDay()) + at("L", Trend.AHEAD, trend.ahead());
    }

    /** Returns between what it lies in the end. */
    public String range() {
        Trend trend = forecast.trend();
        return at("M", 0, trend.today()) + at("L", Trend.AHEAD, trend.high()) + at("L", Trend.AHEAD, trend.low()) + "Z";
    }

    public boolean hasLimit() {
        return forecast.limit() != null && forecast.limit() <= top();
    }

    public String limit() {
        return at("M", -BACK, forecast.limit()) + "H" + WIDTH;
    }

    public String now() {
        return at("M", 0, 0) + "V0";
    }

    private String at(String move, double days, double watts) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", move, x(days), y(watts));
    }
}
