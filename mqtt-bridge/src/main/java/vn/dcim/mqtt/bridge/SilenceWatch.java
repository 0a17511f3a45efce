package vn.dcim.mqtt.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Finds devices that should have been heard: those that miss three of their intervals, and all when the line to the broker is
 * down for long. Each is named once until it is heard again. Counts in elapsed time, which does not jump with the clock.
 */
final class SilenceWatch {

    static final int MISSED = 3;
    static final Duration FLOOR = Duration.ofSeconds(30);
    static final Duration LINE_DOWN = Duration.ofSeconds(60);

    private final LongSupplier elapsedMs;
    private final Map<Long, Long> heardAt = new HashMap<>();
    private final Set<Long> silent = new HashSet<>();
    private long lineLostAt;
    private boolean lineUp;

    /** @param elapsedMs milliseconds since any fixed instant */
    SilenceWatch(LongSupplier elapsedMs) {
        this.elapsedMs = elapsedMs;
        this.lineLostAt = elapsedMs.getAsLong();
    }

    /** The watch begins, perhaps not for the first time: nothing before it counts. */
    synchronized void begin() {
        lineUp = false;
        lineLostAt = elapsedMs.getAsLong();
        heardAt.clear();
        silent.clear();
    }

    synchronized void heard(long deviceId) {
        heardAt.put(deviceId, elapsedMs.getAsLong());
        silent.remove(deviceId);
    }

    /** The line stands: every device has its whole interval to be heard. */
    synchronized void lineUp() {
        lineUp = true;
        long now = elapsedMs.getAsLong();
        heardAt.replaceAll((_, _) -> now);
    }

    synchronized void lineDown() {
        if (lineUp) {
            lineUp = false;
            lineLostAt = elapsedMs.getAsLong();
        }
    }

    /** Tells whether devices were named because of the line since it was last up. */
    synchronized boolean linePassedLimit() {
        return !lineUp && elapsedMs.getAsLong() - lineLostAt > LINE_DOWN.toMillis();
    }

    /**
     * Returns the devices that have fallen silent since the last call.
     *
     * @param intervals every device that is watched; null for one without a rhythm
     */
    synchronized List<Long> fallenSilent(Map<Long, Duration> intervals) {
        long now = elapsedMs.getAsLong();
        boolean lineLost = linePassedLimit();
        List<Long> fallen = new ArrayList<>();
        intervals.forEach((deviceId, every) -> {
            long since = heardAt.computeIfAbsent(deviceId, _ -> now);
            boolean overdue =
                    lineUp && every != null && now - since > limit(every).toMillis();
            if ((overdue || lineLost) && silent.add(deviceId)) {
                fallen.add(deviceId);
            }
        });
        silent.retainAll(intervals.keySet());
        heardAt.keySet().retainAll(intervals.keySet());
        return fallen;
    }

    private static Duration limit(Duration every) {
        Duration limit = every.multipliedBy(MISSED);
        return limit.compareTo(FLOOR) < 0 ? FLOOR : limit;
    }
}
