package vn.dcim.core.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * A straight line through the peaks of days, by least squares. Days far off the median line (Theil and Sen: the median of the slopes
 * between any two days) are left out of it: an outage, a holiday, a test under load say nothing of growth.
 *
 * @param days that there were
 * @param leftOut of these
 * @param today what the line says of today, in W
 * @param perDay how much more each day, in W
 * @param ahead what it says of {@value #AHEAD} days from today
 * @param low least that may be expected then, with a certainty of 95 %
 * @param high greatest
 */
public record Trend(int days, int leftOut, double today, double perDay, double ahead, double low, double high) {

    /** Days that are needed to say anything. */
    public static final int LEAST = 14;
    /** Days that are looked ahead. */
    public static final int AHEAD = 30;

    /** How far the day may lie on which a limit is told to be reached. */
    static final int FARTHEST = 365;

    /** A day further off than so many robust standard deviations is left out. */
    private static final double FAR = 3;
    /** Makes the median of absolute deviations the standard deviation of a normal distribution. */
    private static final double NORMAL = 1.4826;
    /** What meters may differ by anyway, as a share of what they read. */
    private static final double GRAIN = 0.01;

    private static final double CERTAINTY = 0.95;
    private static final double ROUNDING = 1e-6;

    /** Returns the trend; empty where there are fewer than {@value #LEAST} days, before or after outliers are left out. */
    public static Optional<Trend> of(SortedMap<LocalDate, Double> peaks, LocalDate today) {
        if (peaks.size() < LEAST) {
            return Optional.empty();
        }
        List<double[]> all = new ArrayList<>();
        for (Map.Entry<LocalDate, Double> peak : peaks.entrySet()) {
            all.add(new double[] {ChronoUnit.DAYS.between(today, peak.getKey()), peak.getValue()});
        }
        List<double[]> kept = usual(all);
        if (kept.size() < LEAST) {
            return Optional.empty();
        }
        SimpleRegression line = new SimpleRegression();
        kept.forEach(day -> line.addData(day[0], day[1]));
        double middle = StatUtils.mean(kept.stream().mapToDouble(day -> day[0]).toArray());
        double far = AHEAD - middle;
        double spread =
                Math.sqrt(line.getMeanSquareError() * (1 + 1.0 / kept.size() + far * far / line.getXSumSquares()));
        double half =
                spread * new TDistribution(kept.size() - 2.0).inverseCumulativeProbability(1 - (1 - CERTAINTY) / 2);
        double ahead = line.predict(AHEAD);
        return Optional.of(new Trend(
                all.size(),
                all.size() - kept.size(),
                line.predict(0),
                line.getSlope(),
                ahead,
                Math.max(0, ahead - half),
                ahead + half));
    }

    private static List<double[]> usual(List<double[]> days) {
        double[] slopes = new double[days.size() * (days.size() - 1) / 2];
        int at = 0;
        for (int i = 0; i < days.size(); i++) {
            for (int j = 0; j < i; j++) {
                slopes[at++] = (days.get(i)[1] - days.get(j)[1]) / (days.get(i)[0] - days.get(j)[0]);
            }
        }
        double slope = median(slopes);
        double[] rest =
                days.stream().mapToDouble(day -> day[1] - slope * day[0]).toArray();
        double centre = median(rest);
        double[] off = Arrays.stream(rest).map(each -> Math.abs(each - centre)).toArray();
        double grain = GRAIN * median(days.stream().mapToDouble(day -> day[1]).toArray());
        double most = Math.max(FAR * NORMAL * median(off), grain);
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < off.length; i++) {
            if (off[i] <= most) {
                kept.add(days.get(i));
            }
        }
        return kept;
    }

    private static double median(double[] values) {
        return StatUtils.percentile(values, 50);
    }

    /** Returns in how many days the line reaches a level, 0 where it has; empty where it does not within {@value #FARTHEST}. */
    public Optional<Integer> daysUntil(double level) {
        if (today >= level) {
            return Optional.of(0);
        }
        // why: a line that reaches it on a day must not be told for the next one by the last digit
        double days = perDay <= 0 ? Double.POSITIVE_INFINITY : Math.ceil((level - today) / perDay - ROUNDING);
        return days > FARTHEST ? Optional.empty() : Optional.of((int) days);
    }
}
