package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import vn.dcim.core.device.DeviceOffers;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.mqtt.map.DeviceKind;
import vn.dcim.mqtt.map.FieldValue;

/** What was heard of every device since the start, registered or not: its points with their latest values. */
@Singleton
@Requires(property = "dcim.mqtt.url")
class SeenDevices implements DeviceOffers {

    /** A broker may carry anything; beyond this many devices no further one is remembered. */
    static final int LIMIT = 10_000;

    private final MqttDevices registered;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final Map<Key, Seen> devices = new TreeMap<>();

    SeenDevices(MqttDevices registered) {
        this.registered = registered;
    }

    void saw(DeviceKind kind, String baseTopic, List<FieldValue> values, Instant at) {
        if (values.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            Key key = new Key(baseTopic, kind.mapId());
            Seen seen = devices.get(key);
            if (seen == null) {
                if (devices.size() >= LIMIT) {
                    return;
                }
                seen = new Seen(kind, at);
                devices.put(key, seen);
            }
            seen.lastSeenAt = at;
            for (FieldValue value : values) {
                seen.values.put(value.name(), value);
            }
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Offer> offers() {
        lock.lock();
        try {
            List<Offer> offers = new ArrayList<>();
            devices.forEach((key, seen) -> {
                if (registered.at(key.baseTopic()).isEmpty()) {
                    offers.add(new Offer(
                            MqttDevices.SCHEME + key.baseTopic(),
                            seen.kind.deviceClass(),
                            seen.kind.vendor(),
                            seen.kind.mapId(),
                            seen.values.size(),
                            seen.firstSeenAt,
                            seen.lastSeenAt));
                }
            });
            return offers;
        } finally {
            lock.unlock();
        }
    }

    /** Returns what is known of a device, waiting for its first message; empty when none came in time. */
    Optional<DeviceReading> await(String baseTopic, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            Optional<DeviceReading> reading = reading(baseTopic);
            while (reading.isEmpty() && left > 0) {
                left = heard.awaitNanos(left);
                reading = reading(baseTopic);
            }
            return reading;
        } finally {
            lock.unlock();
        }
    }

    private Optional<DeviceReading> reading(String baseTopic) {
        return devices.entrySet().stream()
                .filter(entry -> entry.getKey().baseTopic().equals(baseTopic))
                .map(Map.Entry::getValue)
                .max((a, b) -> Integer.compare(a.values.size(), b.values.size()))
                .map(seen -> new DeviceReading(
                        null,
                        seen.kind.deviceClass(),
                        seen.kind.vendor(),
                        seen.kind.model(),
                        seen.kind.mapId(),
                        "",
                        Map.of(),
                        seen.values.values().stream().map(Readings::value).toList()));
    }

    private record Key(String baseTopic, String mapId) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byTopic = baseTopic.compareTo(other.baseTopic);
            return byTopic != 0 ? byTopic : mapId.compareTo(other.mapId);
        }
    }

    private static final class Seen {

        private final DeviceKind kind;
        private final Instant firstSeenAt;
        private final Map<String, FieldValue> values = new LinkedHashMap<>();
        private Instant lastSeenAt;

        Seen(DeviceKind kind, Instant firstSeenAt) {
            this.kind = kind;
            this.firstSeenAt = firstSeenAt;
            this.lastSeenAt = firstSeenAt;
        }
    }
}
