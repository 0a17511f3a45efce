package vn.dcim.core.device;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers what devices say of themselves, and since when. */
@Singleton
public final class DeviceFacts {

    private final DeviceFactRepository repository;
    private final Clock clock;

    DeviceFacts(DeviceFactRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Returns all that a device ever said of itself, newest first. */
    public List<DeviceFact> of(long deviceId) {
        return repository.findByDeviceIdOrderByIdDesc(deviceId);
    }

    /** Returns what each device says of itself now, by its id and the word of the fact. */
    public Map<Long, Map<String, DeviceFact>> current() {
        Map<Long, Map<String, DeviceFact>> current = new HashMap<>();
        repository.findCurrent().forEach(fact -> current.computeIfAbsent(fact.deviceId(), _ -> new HashMap<>())
                .put(fact.fact(), fact));
        return current;
    }

    /** Returns a number that is another once a device has said something new. */
    public long mark() {
        return repository.findNewest();
    }

    /** Notes what a device says of itself, as far as it is new; empty texts are not noted. */
    public void note(long deviceId, Map<String, String> told) {
        Map<String, String> known = new HashMap<>();
        of(deviceId).forEach(fact -> known.putIfAbsent(fact.fact(), fact.told()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<DeviceFact> news = told.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().isBlank() && !entry.getValue().equals(known.get(entry.getKey())))
                .map(entry -> new DeviceFact(null, deviceId, entry.getKey(), entry.getValue(), now))
                .toList();
        if (!news.isEmpty()) {
            repository.saveAll(news);
        }
    }
}
