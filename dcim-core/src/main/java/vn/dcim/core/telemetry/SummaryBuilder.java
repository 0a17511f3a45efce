package vn.dcim.core.telemetry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import vn.dcim.core.telemetry.block.Column;
import vn.dcim.core.telemetry.block.QualityCode;

/** Folds the readings of one point, oldest first, into what it did within a period. */
final class SummaryBuilder {

    private static final double PERCENTILE = 0.95;

    private final long fromMs;
    private final long toMs;
    private final long longestMs;
    private final Map<Double, Long> lasted = new HashMap<>();
    private final ValueCounts counts = new ValueCounts();
    private long knownMs;
    private boolean isHeld;
    private double held;
    private long heldSince;
    private long count;
    private double min;
    private double max;
    private double sum;
    private double last;
    private int worst = -1;

    /** @param longestMs for how long a reading holds at most */
    SummaryBuilder(long fromMs, long toMs, long longestMs) {
        this.fromMs = fromMs;
        this.toMs = toMs;
        this.longestMs = longestMs;
    }

    /** Adds readings, of which some may lie before the period: what they said may hold into it. */
    void add(Column column) {
        int end = column.indexFrom(toMs);
        for (int i = 0; i < end; i++) {
            long at = column.at(i);
            boolean usable = QualityCode.isUsable(column.quality(i));
            hold(at);
            isHeld = usable;
            held = column.value(i);
            heldSince = at;
            if (at >= fromMs) {
                take(column.value(i), column.quality(i), usable);
            }
        }
    }

    private void take(double value, int quality, boolean usable) {
        worst = Math.max(worst, quality);
        if (usable) {
            min = count == 0 ? value : Math.min(min, value);
            max = count == 0 ? value : Math.max(max, value);
            sum += value;
            last = value;
            count++;
            counts.add(value);
        }
    }

    /** What was read last has held until now. */
    private void hold(long untilMs) {
        if (!isHeld) {
            return;
        }
        long ms = Math.min(untilMs, heldSince + longestMs) - Math.max(heldSince, fromMs);
        if (ms > 0) {
            lasted.merge(held, ms, Long::sum);
            knownMs += ms;
        }
    }

    Summary finish() {
        hold(toMs);
        Map<Double, Duration> durations = new HashMap<>();
        lasted.forEach((value, ms) -> durations.put(value, Duration.ofMillis(ms)));
        Duration unknown = Duration.ofMillis(toMs - fromMs - knownMs);
        var quality = worst < 0 ? null : QualityCode.quality(worst);
        return count == 0
                ? new Summary(null, null, null, null, null, 0, Map.copyOf(durations), unknown, quality)
                : new Summary(
                        min,
                        sum / count,
                        counts.percentile(PERCENTILE),
                        max,
                        last,
                        count,
                        Map.copyOf(durations),
                        unknown,
                        quality);
    }
}
