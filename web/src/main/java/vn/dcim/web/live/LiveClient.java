package vn.dcim.web.live;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import vn.dcim.core.alarm.AlarmAction;
import vn.dcim.core.alarm.AlarmChange;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.telemetry.Reading;

/**
 * What one open page has not been sent yet: of each point it shows the last reading only, so that a slow line costs freshness and
 * never memory.
 */
final class LiveClient {

    private final Set<Long> points;
    private final @Nullable Set<Long> devices;
    private final Map<Long, Reading> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean alarmsChanged = new AtomicBoolean(true);
    private final AtomicInteger highRaised = new AtomicInteger();
    private final Sinks.Many<Boolean> wakes = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(1));

    /** @param devices whose alarms concern the page; null for all */
    LiveClient(Set<Long> points, @Nullable Set<Long> devices) {
        this.devices = devices;
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
     * @param changes of which those of other devices than the page's do not count
     */
    void alarmsChanged(List<AlarmChange> changes) {
        List<AlarmChange> seen = changes.stream()
                .filter(change ->
                        devices == null || devices.contains(change.alarm().deviceId()))
                .toList();
        if (!seen.isEmpty()) {
            highRaised.addAndGet(
                    (int) seen.stream().filter(LiveClient::isNewHigh).count());
            alarmsChanged.set(true);
            // why: where one waits already, it tells of this change too
            wakes.tryEmitNext(true);
        }
    }

    /** Says that alarms changed, once for all that changed until it is heard. */
    Flux<Boolean> wakes() {
        return wakes.asFlux();
    }

    private static boolean isNewHigh(AlarmChange change) {
        return change.transition().action() == AlarmAction.RAISE
                && change.transition().to() == AlarmState.UNACKNOWLEDGED
                && change.alarm().priority() == AlarmPriority.HIGH;
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
