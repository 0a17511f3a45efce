package vn.dcim.mqtt.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.DeviceOffers;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.ingest.KeptAnnouncement;
import vn.dcim.core.ingest.KeptAnnouncements;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.mqtt.map.Fault;
import vn.dcim.mqtt.map.PayloadReader;
import vn.dcim.mqtt.map.PayloadReader.Payload;

/**
 * Devices that announce themselves by Home Assistant's MQTT discovery. Those that were added are kept with their announcements; of
 * the others the broker keeps them.
 */
@Singleton
@Requires(property = "dcim.mqtt.url")
public class AnnouncedDevices implements DeviceOffers {

    /** Stands in the profile of every device that is read by its own announcement. */
    public static final String PROFILE = "home-assistant";

    static final String SCHEME = "mqtt:";
    static final String BASE = "ha:";

    private static final Logger LOG = LoggerFactory.getLogger(AnnouncedDevices.class);
    private static final int MOST_ANNOUNCEMENTS = 20_000;
    private static final long MOST_CHARACTERS = 32 << 20;
    private static final int MOST_LOOKED_AT = 50;

    private final String prefix;
    private final AnnouncementReader reader;
    private final PointMapping mapping;
    private final PointVocabulary vocabulary;
    private final DeviceRepository registered;
    private final KeptAnnouncements kept;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final Map<String, AnnouncedDevice> devices = new TreeMap<>();
    private final Map<String, String> deviceOf = new HashMap<>();
    private final Set<String> lookedAt = new LinkedHashSet<>();
    private final AtomicBoolean changed = new AtomicBoolean();
    private volatile Map<String, List<AnnouncedDevice>> listeners = Map.of();
    private long characters;

    AnnouncedDevices(
            @Value("${dcim.mqtt.discovery-prefix:homeassistant}") String prefix,
            PointVocabulary vocabulary,
            DeviceRepository registered,
            KeptAnnouncements kept) {
        this.prefix = prefix.strip();
        this.reader = new AnnouncementReader(this.prefix);
        this.mapping = new PointMapping(vocabulary);
        this.vocabulary = vocabulary;
        this.registered = registered;
        this.kept = kept;
    }

    /** Tells whether a device with this address is read by its own announcement. */
    public static boolean isAddress(String address) {
        return address.startsWith(SCHEME + BASE);
    }

    private static long elapsedMs() {
        return System.nanoTime() / 1_000_000;
    }

    /** Returns the filters of discovery messages; none where the prefix is blank. */
    public List<String> announcementFilters() {
        return prefix.isEmpty() ? List.of() : List.of(prefix + "/+/+/config", prefix + "/+/+/+/config");
    }

    /** Reads what devices that were added have announced before. */
    public void load() {
        lock.lock();
        try {
            registered.findListed().forEach(this::register);
            devices.values().forEach(device -> device.begin(elapsedMs()));
            index();
        } finally {
            lock.unlock();
        }
    }

    @EventListener
    void changed(DeviceChanged event) {
        if (!isOurs(event.device())) {
            return;
        }
        lock.lock();
        try {
            register(event.device());
            AnnouncedDevice device = devices.get(idOf(event.device()));
            if (device != null && device.deviceId() != null && !event.elsewhere()) {
                device.payloads().keySet().forEach(topic -> keep(device, topic));
            }
            index();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOurs(Device device) {
        return device.profile().equals(PROFILE) && isAddress(device.address());
    }

    private static String idOf(Device device) {
        return device.address().substring(SCHEME.length() + BASE.length());
    }

    private void register(Device row) {
        if (!isOurs(row)) {
            return;
        }
        AnnouncedDevice known = devices.get(idOf(row));
        if (row.state() == Device.State.RETIRED) {
            if (known != null && row.id().equals(known.deviceId())) {
                known.register(null);
            }
            return;
        }
        if (known != null && row.id().equals(known.deviceId())) {
            return;
        }
        AnnouncedDevice device = device(idOf(row), row.createdAt());
        device.register(row.id());
        for (KeptAnnouncement before : kept.of(row.id())) {
            device.name(before.points());
            if (before.withdrawnAt() == null && !device.payloads().containsKey(before.topic())) {
                restore(device, before, row.createdAt());
            }
        }
        device.begin(elapsedMs());
    }

    private void restore(AnnouncedDevice device, KeptAnnouncement row, Instant at) {
        try {
            take(device, reader.read(row.topic(), json(row.payload())), row.payload(), at);
        } catch (AnnouncementReader.Refused e) {
            LOG.warn("What was kept of {} is not understood any more: {}", row.topic(), e.getMessage());
        }
    }

    private static JsonNode json(String payload) {
        return PayloadReader.parse(payload.getBytes(StandardCharsets.UTF_8)) instanceof Payload.Readable readable
                ? readable.json().orElse(MissingNode.getInstance())
                : MissingNode.getInstance();
    }

    private AnnouncedDevice device(String id, Instant at) {
        return devices.computeIfAbsent(id, _ -> new AnnouncedDevice(id, mapping, vocabulary, at));
    }

    private void take(AnnouncedDevice device, Announcement announcement, String payload, Instant at) {
        String before = device.payloads().get(announcement.topic());
        characters += payload.length() - (before == null ? 0 : before.length());
        device.take(announcement, payload, at);
        deviceOf.put(announcement.topic(), announcement.device());
    }

    private void keep(AnnouncedDevice device, String topic) {
        kept.keep(device.deviceId(), topic, device.payloads().get(topic), device.namesUnder(topic));
    }

    /** Tells whether a topic is one of discovery messages. */
    public boolean isAnnouncement(String topic) {
        return !prefix.isEmpty() && reader.concerns(topic);
    }

    /**
     * Takes a discovery message, of a device that was added durably when this returns.
     *
     * @return what it says of values and faults; a message that takes an announcement back tells what is gone
     */
    public Optional<Told> take(String topic, byte[] payload, Instant at) {
        if (payload.length == 0) {
            return withdraw(topic, at);
        }
        return switch (PayloadReader.parse(payload)) {
            case Payload.Unreadable(Fault fault) -> Optional.of(refused(fault));
            case Payload.Readable readable when readable.json().isEmpty() -> Optional.of(refused(readable.notJson()));
            case Payload.Readable readable ->
                take(topic, readable.json().get(), readable.plain().textValue(), at);
        };
    }

    private static Told refused(Fault fault) {
        return new Told("", List.of(), List.of(), Optional.empty(), List.of(fault));
    }

    private Optional<Told> take(String topic, JsonNode json, String payload, Instant at) {
        lock.lock();
        try {
            Announcement announcement = reader.read(topic, json);
            String before = deviceOf.get(topic);
            if (before == null
                    && (deviceOf.size() >= MOST_ANNOUNCEMENTS || characters + payload.length() > MOST_CHARACTERS)) {
                return Optional.of(refused(Fault.of(Fault.Detail.TOO_MANY_ANNOUNCED, MOST_ANNOUNCEMENTS)));
            }
            Optional<Told> moved =
                    before == null || before.equals(announcement.device()) ? Optional.empty() : withdraw(topic, at);
            AnnouncedDevice device = device(announcement.device(), at);
            boolean same = device.says(topic, payload);
            take(device, announcement, payload, at);
            if (!same) {
                if (device.deviceId() != null) {
                    keep(device, topic);
                    device.begin(elapsedMs());
                }
                index();
            }
            return moved;
        } catch (AnnouncementReader.Refused e) {
            return Optional.of(refused(e.fault()));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Told> withdraw(String topic, Instant at) {
        lock.lock();
        try {
            String id = deviceOf.remove(topic);
            AnnouncedDevice device = id == null ? null : devices.get(id);
            if (device == null) {
                return Optional.empty();
            }
            characters -= device.payloads().getOrDefault(topic, "").length();
            Told told = device.withdraw(topic);
            if (device.deviceId() != null) {
                kept.withdraw(device.deviceId(), topic, at);
            } else if (device.isGone()) {
                devices.remove(id);
                lookedAt.remove(id);
            }
            index();
            return Optional.of(told);
        } finally {
            lock.unlock();
        }
    }

    private void index() {
        Map<String, List<AnnouncedDevice>> found = new HashMap<>();
        devices.forEach((id, device) -> {
            if (device.deviceId() != null || lookedAt.contains(id)) {
                device.topics().forEach(topic -> found.computeIfAbsent(topic, _ -> new ArrayList<>())
                        .add(device));
            }
        });
        if (!found.keySet().equals(listeners.keySet())) {
            changed.set(true);
        }
        listeners = found;
    }

    /** Tells, once, whether other topics than before are to be listened to. */
    public boolean takeChanged() {
        return changed.getAndSet(false);
    }

    /** Returns the topics of devices that were added or are being looked at. */
    public Set<String> topics() {
        return new TreeSet<>(listeners.keySet());
    }

    public boolean listensTo(String topic) {
        return listeners.containsKey(topic);
    }

    /** Returns what a message says of each device that it concerns. */
    public List<Told> hear(String topic, Payload.Readable payload, boolean retained) {
        lock.lock();
        try {
            JsonNode json = payload.json().orElse(MissingNode.getInstance());
            List<Told> told = listeners.getOrDefault(topic, List.of()).stream()
                    .map(device -> device.hear(topic, payload.plain().textValue(), json, retained, elapsedMs()))
                    .toList();
            heard.signalAll();
            return told;
        } finally {
            lock.unlock();
        }
    }

    /** Returns what was not heard as soon as its announcement says, each once. */
    public List<Told> expired() {
        lock.lock();
        try {
            return devices.values().stream()
                    .filter(device -> device.deviceId() != null)
                    .flatMap(device -> device.expired(elapsedMs()).stream())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Offer> offers() {
        lock.lock();
        try {
            return devices.values().stream()
                    .filter(device -> device.deviceId() == null && !device.isGone())
                    .map(AnnouncedDevice::offer)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Returns what a device has announced, with the values that come within the patience; empty for one that is not known. */
    Optional<DeviceReading> look(String id, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            AnnouncedDevice device = devices.get(id);
            if (device == null || device.isGone()) {
                return Optional.empty();
            }
            if (lookedAt.add(id)) {
                if (lookedAt.size() > MOST_LOOKED_AT) {
                    lookedAt.remove(lookedAt.iterator().next());
                }
                index();
            }
            long left = patience.toNanos();
            while (!device.isHeard() && left > 0) {
                left = heard.awaitNanos(left);
            }
            return Optional.of(device.reading());
        } finally {
            lock.unlock();
        }
    }
}
