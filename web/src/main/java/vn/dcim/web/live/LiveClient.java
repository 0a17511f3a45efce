package vn.dcim.web.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import vn.dcim.core.telemetry.Reading;

/**
 * What one open page has not been sent yet: of each point it shows the last reading only, so that a slow line costs freshness and
 * never memory.
 */
final class LiveClient {

    private final Set<Long> points;
    private final Map<Long, Reading> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean alarmsChanged = new AtomicBoolean(true);
    private final AtomicInteger highRaised = new AtomicInteger();

    LiveClient(Set<Long> points) {
        this.points = Set.copyOf(points);
    }

    /** Called on the pipeline's thread; returns at once. */
    void offer(List<Reading> fresh) {
        for (Reading reading : fresh) {
            if (points.contains(reading.pointId())) {
                waiting.put(reading.pointId(), reading);
            }
        }
    }

    /**
     * Called on the thread that changes alarms; returns at once.
     *
     * @param high how many alarms of high priority were raised and stand out
     */
    void alarmsChanged(int high) {
        highRaised.addAndGet(high);
        alarmsChanged.set(true);
    }

    List<Reading> takeReadings() {
        List<Reading> taken = new ArrayList<>(waiting.size());
        waiting.forEach((point, reading) -> {
            if (waiting.remove(point, reading)) {
                taken.add(reading);
            }
        });
        return taken;
    }

    int takeHighRaised() {
        return highRaised.getAndSet(0);
    }

    boolean takeAlarmsChanged() {
        return alarmsChanged.getAndSet(false);
    }
}
