package vn.dcim.core.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.History.Bucket;

/** Folds the readings of one point, oldest first, into buckets of one step each. */
final class BucketBuilder {

    private final long fromMs;
    private final long stepMs;
    private final List<Bucket> done = new ArrayList<>();
    private long index = -1;
    private int count;
    private double min;
    private double max;
    private double sum;
    private double last;
    private Quality worst = Quality.GOOD;

    BucketBuilder(Instant from, long stepMs) {
        this.fromMs = from.toEpochMilli();
        this.stepMs = stepMs;
    }

    void add(long atMs, double value, Quality quality) {
        long at = Math.floorDiv(atMs - fromMs, stepMs);
        if (at != index) {
            close();
            index = at;
        }
        worst = Quality.worst(worst, quality);
        if (!quality.isUsable()) {
            return;
        }
        min = count == 0 ? value : Math.min(min, value);
        max = count == 0 ? value : Math.max(max, value);
        sum += value;
        last = value;
        count++;
    }

    List<Bucket> finish() {
        close();
        index = -1;
        return done;
    }

    private void close() {
        if (index >= 0) {
            Instant start = Instant.ofEpochMilli(fromMs + index * stepMs);
            done.add(
                    count == 0
                            ? new Bucket(start, null, null, null, null, 0, worst)
                            : new Bucket(start, min, sum / count, max, last, count, worst));
        }
        count = 0;
        sum = 0;
        worst = Quality.GOOD;
    }
}
