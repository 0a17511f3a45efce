package vn.dcim.core.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.History.Bucket;
import vn.dcim.core.telemetry.block.Column;
import vn.dcim.core.telemetry.block.QualityCode;

/** Folds the readings of one point, oldest first, into buckets of one step each. */
final class BucketBuilder {

    private final long fromMs;
    private final long stepMs;
    private final List<Bucket> done = new ArrayList<>();
    private long startMs;
    private long endMs;
    private boolean isOpen;
    private int count;
    private double min;
    private double max;
    private double sum;
    private double last;
    private int worst = QualityCode.GOOD;

    BucketBuilder(Instant from, long stepMs) {
        this.fromMs = from.toEpochMilli();
        this.stepMs = stepMs;
    }

    /** Adds the readings of a column within [first, end); none is older than those before. */
    void add(Column column, int first, int end) {
        for (int i = first; i < end; ) {
            if (!isOpen || column.at(i) >= endMs) {
                close();
                open(column.at(i));
            }
            int next = column.indexFrom(endMs, i, end);
            fold(column, i, next);
            i = next;
        }
    }

    private void open(long atMs) {
        startMs = fromMs + Math.floorDiv(atMs - fromMs, stepMs) * stepMs;
        endMs = startMs + stepMs;
        isOpen = true;
    }

    // why: half a year of one point is half a million readings, which all pass here; locals stay in registers
    private void fold(Column column, int first, int end) {
        int folded = count;
        int poorest = worst;
        double least = min;
        double greatest = max;
        double total = sum;
        double latest = last;
        for (int i = first; i < end; i++) {
            int quality = column.quality(i);
            poorest = Math.max(poorest, quality);
            if (QualityCode.isUsable(quality)) {
                double value = column.value(i);
                least = folded == 0 ? value : Math.min(least, value);
                greatest = folded == 0 ? value : Math.max(greatest, value);
                total += value;
                latest = value;
                folded++;
            }
        }
        count = folded;
        worst = poorest;
        min = least;
        max = greatest;
        sum = total;
        last = latest;
    }

    List<Bucket> finish() {
        close();
        isOpen = false;
        return done;
    }

    private void close() {
        if (isOpen) {
            Instant start = Instant.ofEpochMilli(startMs);
            Quality quality = QualityCode.quality(worst);
            done.add(
                    count == 0
                            ? new Bucket(start, null, null, null, null, 0, quality)
                            : new Bucket(start, min, sum / count, max, last, count, quality));
        }
        count = 0;
        sum = 0;
        worst = QualityCode.GOOD;
    }
}
