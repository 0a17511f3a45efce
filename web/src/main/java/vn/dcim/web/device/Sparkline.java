package vn.dcim.web.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import vn.dcim.core.telemetry.History;

/** Draws the trend of a point as an SVG path in a field of 120 × 20; a gap in the readings is a gap in the line. */
final class Sparkline {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 18;
    private static final double TOP = 1;

    private Sparkline() {}

    /** @return empty where there are no two readings to join */
    static String path(List<History.Bucket> buckets, Instant from, Duration period) {
        double min = buckets.stream()
                .filter(bucket -> bucket.average() != null)
                .mapToDouble(History.Bucket::average)
                .min()
                .orElse(0);
        double max = buckets.stream()
                .filter(bucket -> bucket.average() != null)
                .mapToDouble(History.Bucket::average)
                .max()
                .orElse(0);
        // why: noise in the last digit of a steady value must not look like a storm
        double span = Math.max(max - min, Math.max(Math.abs(max) * 0.02, 1e-6));
        double middle = (max + min) / 2;
        var path = new StringBuilder();
        boolean pen = false;
        Instant last = null;
        for (History.Bucket bucket : buckets) {
            if (bucket.average() == null) {
                pen = false;
                continue;
            }
            if (last != null && Duration.between(last, bucket.start()).compareTo(period.dividedBy(10)) > 0) {
                pen = false;
            }
            double x = WIDTH * Duration.between(from, bucket.start()).toMillis() / period.toMillis();
            double y = TOP + HEIGHT * (0.5 - (bucket.average() - middle) / span);
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", x, y));
            pen = true;
            last = bucket.start();
        }
        return path.indexOf("L") < 0 ? "" : path.toString();
    }
}
