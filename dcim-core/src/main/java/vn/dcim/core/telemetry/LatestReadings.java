package vn.dcim.core.telemetry;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last reading of every point: what the pipeline has stored, and what other processes on the database have stored of the devices
 * that they collect.
 */
@Singleton
public final class LatestReadings {

    private static final Logger LOG = LoggerFactory.getLogger(LatestReadings.class);

    private final Map<Long, Reading> readings = new ConcurrentHashMap<>();
    private final List<Consumer<List<Reading>>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<Reading>>> ownListeners = new CopyOnWriteArrayList<>();

    public Optional<Reading> of(long pointId) {
        return Optional.ofNullable(readings.get(pointId));
    }

    /** Returns the same without making anything; null where nothing is known. */
    public @Nullable Reading find(Long pointId) {
        return readings.get(pointId);
    }

    public List<Reading> of(Collection<Long> pointIds) {
        return pointIds.stream().map(readings::get).filter(Objects::nonNull).toList();
    }

    /**
     * Takes readings over, in their order, and tells the listeners. What came too late to be the latest of its point is not for
     * here: the pipeline has passed it over.
     */
    public void update(List<Reading> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        fresh.forEach(reading -> readings.put(reading.pointId(), reading));
        listeners.forEach(listener -> tell(listener, fresh));
        ownListeners.forEach(listener -> tell(listener, fresh));
    }

    /** Takes over what another process has stored, unless something newer of the point is known, and tells the listeners. */
    public void follow(List<Reading> elsewhere) {
        List<Reading> fresh = elsewhere.stream()
                .filter(reading -> readings.merge(reading.pointId(), reading, LatestReadings::newer) == reading)
                .toList();
        if (!fresh.isEmpty()) {
            listeners.forEach(listener -> tell(listener, fresh));
        }
    }

    private static Reading newer(Reading known, Reading other) {
        return other.at().isBefore(known.at()) ? known : other;
    }

    private static void tell(Consumer<List<Reading>> listener, List<Reading> fresh) {
        try {
            listener.accept(fresh);
        } catch (RuntimeException e) {
            // why: a page that cannot show a reading must not keep the next one from being stored
            LOG.error("A listener failed on {} new readings", fresh.size(), e);
        }
    }

    /** Calls {@code listener}, mostly on the pipeline's thread, with all that is new; it must return at once. Close to end. */
    public AutoCloseable subscribe(Consumer<List<Reading>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Does the same with what this process itself has stored. */
    public AutoCloseable subscribeToOwn(Consumer<List<Reading>> listener) {
        ownListeners.add(listener);
        return () -> ownListeners.remove(listener);
    }
}
