package vn.dcim.core.forecast;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How fast something that is counted each day goes on, from what it is now: by the mean of what came and went each day (the drift
 * method, Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2 and 5.5). Nothing is left out of it, as no
 * count is a mistake of a meter, and the line starts where the count is.
 *
 * @param days between which it was counted
 * @param today the count of now
 * @param perDay how much more each day
 * @param ahead what is to be expected {@value Trend#AHEAD} days from today
 * @param low least that may be expected then, with a certainty of 95 %
 * @param high greatest
 */
public record Pace(int days, double today, double perDay, double ahead, double low, double high) {

    private static final double CERTAINTY = 0.95;
    private static final double ROUNDING = 1e-9;

    /**
     * Returns the pace; empty for fewer than {@value Trend#LEAST} days.
     *
     * @param counts at the ends of days that follow each other, and now
     */
    static Optional<Pace> of(double[] counts) {
        int days = counts.length - 1;
        if (days < Trend.LEAST) {
            return Optional.empty();
        }
        double today = counts[days];
        double perDay = (today - counts[0]) / days;
        double squares = 0;
        for (int i = 1; i < counts.length; i++) {
            double off = counts[i] - counts[i - 1] - perDay;
            squares += off * off;
        }
        double spread = Math.sqrt(squares / (days - 1) * Trend.AHEAD * (1 + (double) Trend.AHEAD / days));
        double half = spread * new TDistribution(days - 1.0).inverseCumulativeProbability(1 - (1 - CERTAINTY) / 2);
        double ahead = Math.max(0, today + Trend.AHEAD * perDay);
        return Optional.of(new Pace(days, today, perDay, ahead, Math.max(0, ahead - half), ahead + half));
    }

    /** Returns in how many days a level is reached, 0 where it is; empty where it is not within {@value Trend#FARTHEST}. */
    public Optional<Integer> daysUntil(double level) {
        if (today >= level) {
            return Optional.of(0);
        }
        // why: a level that is reached on a day must not be told for the next one by the last digit
        double days = perDay <= 0 ? Double.POSITIVE_INFINITY : Math.ceil((level - today) / perDay - ROUNDING);
        return days > Trend.FARTHEST ? Optional.empty() : Optional.of((int) days);
    }
}
