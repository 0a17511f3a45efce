package vn.dcim.web.live;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
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

    /** So many changes of alarms are told at once within {@link #WHILE}; what comes beyond waits for the next beat. */
    static final int AT_ONCE = 8;

    static final Duration WHILE = Duration.ofSeconds(1);

    private final Set<Long> points;
    private final @Nullable Set<Long> devices;
    private final Map<Long, Reading> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean alarmsChanged = new AtomicBoolean(true);
    private final AtomicInteger highRaised = new AtomicInteger();
    private final LongSupplier nanoTime;
    /** When the last ones were told at once, the oldest at {@link #oldestWake}. */
    private final long[] wakesAt = new long[AT_ONCE];

    private int oldestWake;
    private final Sinks.Many<Boolean> wakes = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(1));

    /**
     * @param devices whose alarms concern the page; null for all
     * @param nanoTime a time that does not jump, as {@link System#nanoTime}
     */
    LiveClient(Set<Long> points, @Nullable Set<Long> devices, LongSupplier nanoTime) {
        this.devices = devices;
        this.points = Set.copyOf(points);
        this.nanoTime = nanoTime;
        Arrays.fill(wakesAt, nanoTime.getAsLong() - WHILE.toNanos());
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
            if (mayWake()) {
                // why: where one waits already, it tells of this change too
                wakes.tryEmitNext(true);
            }
        }
    }

    /** A flood of alarms must not have every open page ask for the list at each of them. */
    private synchronized boolean mayWake() {
        long now = nanoTime.getAsLong();
        if (now - wakesAt[oldestWake] < WHILE.toNanos()) {
            return false;
        }
        wakesAt[oldestWake] = now;
        oldestWake = (oldestWake + 1) % AT_ONCE;
        return true;
    }

    /** Says that alarms changed, once for all that changed until it is heard; not each time in a flood of them. */
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
