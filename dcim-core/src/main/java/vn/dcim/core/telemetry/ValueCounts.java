package vn.dcim.core.telemetry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often which value was read, in bounded memory: devices speak in tenths, so a year of one has few different values. Where there are
 * more than is remembered, values are told apart by fewer digits.
 */
final class ValueCounts {

    static final int MOST = 20_000;
    private static final int DIGITS = 5;

    private Map<Double, Long> counts = new HashMap<>();
    private long total;
    private int digits;

    void add(double value) {
        counts.merge(digits == 0 ? value : rounded(value), 1L, Long::sum);
        total++;
        while (counts.size() > MOST && digits != 1) {
            coarsen();
        }
    }

    private void coarsen() {
        digits = digits == 0 ? DIGITS : digits - 1;
        Map<Double, Long> merged = new HashMap<>();
        counts.forEach((value, count) -> merged.merge(rounded(value), count, Long::sum));
        counts = merged;
    }

    private double rounded(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
                : value;
    }

    /**
     * Returns the least value that a share of all do not exceed.
     *
     * @param share above 0, 1 at most; there is one value at least
     */
    double percentile(double share) {
        long rank = (long) Math.ceil(share * total);
        long seen = 0;
        double value = Double.NaN;
        for (Map.Entry<Double, Long> entry : new TreeMap<>(counts).entrySet()) {
            value = entry.getKey();
            seen += entry.getValue();
            if (seen >= rank) {
                return value;
            }
        }
        return value;
    }
}
