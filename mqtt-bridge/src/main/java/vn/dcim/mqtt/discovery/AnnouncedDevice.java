package vn.dcim.mqtt.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceOffers;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.point.Converted;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.RawValue;
import vn.dcim.core.point.StateList;
import vn.dcim.mqtt.map.Fault;
import vn.dcim.mqtt.map.FieldValue;

/** One device with all that it has announced, and what was heard of it since the start. Not safe for threads. */
final class AnnouncedDevice {

    private static final int LONGEST_SOURCE = 200;

    private final PointMapping mapping;
    private final PointVocabulary vocabulary;
    private final String id;
    private final Instant firstSeenAt;
    private final Map<String, Announcement> announcements = new TreeMap<>();
    private final Map<String, String> payloads = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Bound> entities = new LinkedHashMap<>();
    private final Map<String, Live> live = new HashMap<>();
    private Instant lastSeenAt;
    private @Nullable Long deviceId;

    /** @param point null where the outcome is no point */
    private record Bound(
            Entity entity,
            PointMapping.Outcome outcome,
            @Nullable String name,
            @Nullable PointName point) {

        boolean isPoint() {
            return name != null;
        }

        PointMapping.Mapped mapped() {
            return (PointMapping.Mapped) outcome;
        }
    }

    private static final class Live {
        private final Map<String, Boolean> presence = new HashMap<>();
        private @Nullable Boolean lastPresence;
        private @Nullable FieldValue last;
        private long heardAt;
        private boolean expired;
    }

    AnnouncedDevice(String id, PointMapping mapping, PointVocabulary vocabulary, Instant firstSeenAt) {
        this.id = id;
        this.mapping = mapping;
        this.vocabulary = vocabulary;
        this.firstSeenAt = firstSeenAt;
        this.lastSeenAt = firstSeenAt;
    }

    String base() {
        return AnnouncedDevices.BASE + id;
    }

    @Nullable
    Long deviceId() {
        return deviceId;
    }

    void register(@Nullable Long asDevice) {
        deviceId = asDevice;
    }

    boolean isGone() {
        return announcements.isEmpty();
    }

    Map<String, String> payloads() {
        return payloads;
    }

    boolean says(String topic, String payload) {
        return payload.equals(payloads.get(topic));
    }

    void take(Announcement announcement, String payload, Instant at) {
        announcements.put(announcement.topic(), announcement);
        payloads.put(announcement.topic(), payload);
        lastSeenAt = at;
        bind();
    }

    /** Takes back what was announced under a topic; tells what is no longer there. */
    Told withdraw(String topic) {
        List<FieldValue> stale = new ArrayList<>();
        Announcement gone = announcements.remove(topic);
        payloads.remove(topic);
        if (gone != null) {
            gone.entities().forEach(entity -> Optional.ofNullable(live.remove(entity.key()))
                    .map(state -> state.last)
                    .ifPresent(stale::add));
        }
        bind();
        boolean nothingLeft = entities.values().stream().noneMatch(Bound::isPoint);
        return new Told(base(), List.of(), stale, nothingLeft ? Optional.of(false) : Optional.empty(), List.of());
    }

    /** Takes over names that points have already. */
    void name(Map<String, String> points) {
        names.putAll(points);
        bind();
    }

    /** Returns the names of points by the entities of one announcement. */
    Map<String, String> namesUnder(String topic) {
        Map<String, String> found = new TreeMap<>();
        entities.forEach((key, bound) -> {
            if (bound.isPoint() && (key.equals(topic) || key.startsWith(topic + "#"))) {
                found.put(key, bound.name());
            }
        });
        return found;
    }

    private void bind() {
        if (deviceId == null) {
            names.clear();
        }
        entities.clear();
        Set<String> used = new HashSet<>(names.values());
        announcements.values().stream()
                .flatMap(announcement -> announcement.entities().stream())
                .sorted(Comparator.comparing(Entity::key))
                .forEach(entity -> entities.put(entity.key(), bind(entity, used)));
    }

    private Bound bind(Entity entity, Set<String> used) {
        PointMapping.Outcome outcome = mapping.of(entity);
        if (!(outcome instanceof PointMapping.Mapped mapped)) {
            return new Bound(entity, outcome, null, null);
        }
        String name = names.get(entity.key());
        if (name == null
                || vocabulary.find(name).map(PointName::quantity).orElse(null)
                        != mapped.governed().quantity()) {
            name = free(mapped, entity, used);
        }
        if (name == null) {
            return new Bound(entity, new PointMapping.Unmapped("taken", List.of(mapped.name())), null, null);
        }
        names.put(entity.key(), name);
        used.add(name);
        return new Bound(
                entity,
                outcome,
                name,
                vocabulary.find(name).orElseThrow(() -> new IllegalStateException(entity.key())));
    }

    private static @Nullable String free(PointMapping.Mapped mapped, Entity entity, Set<String> used) {
        if (!mapped.name().contains("{n}") && !used.contains(mapped.name())) {
            return mapped.name();
        }
        if (mapped.each().isEmpty()) {
            return null;
        }
        String name = mapped.each().replace("{n}", entity.id());
        for (int i = 2; used.contains(name); i++) {
            name = mapped.each().replace("{n}", entity.id() + "-" + i);
        }
        return name;
    }

    /** Returns the topics that its values and its being there stand under. */
    Set<String> topics() {
        Set<String> topics = new HashSet<>();
        entities.values().stream().filter(Bound::isPoint).forEach(bound -> {
            topics.add(bound.entity().stateTopic());
            bound.entity().availability().forEach(presence -> topics.add(presence.topic()));
        });
        return topics;
    }

    /** Every entity has its whole time to be heard again. */
    void begin(long elapsedMs) {
        entities.keySet().forEach(key -> {
            Live state = live(key);
            state.heardAt = elapsedMs;
            state.expired = false;
        });
    }

    private Live live(String key) {
        return live.computeIfAbsent(key, _ -> new Live());
    }

    /** @param json missing where the payload is no JSON */
    Told hear(String topic, String text, JsonNode json, boolean retained, long elapsedMs) {
        List<Fault> faults = new ArrayList<>();
        List<FieldValue> values = new ArrayList<>();
        List<FieldValue> stale = new ArrayList<>();
        boolean ofPresence = false;
        for (Bound bound : entities.values()) {
            if (bound.isPoint()) {
                ofPresence |= presence(bound, topic, text, json, stale, faults);
            }
        }
        for (Bound bound : entities.values()) {
            if (bound.isPoint() && bound.entity().stateTopic().equals(topic)) {
                Optional<FieldValue> value = value(bound, topic, text, json, faults);
                value.ifPresent(said -> {
                    Live state = live(bound.entity().key());
                    state.last = said;
                    if (!retained) {
                        state.heardAt = elapsedMs;
                        state.expired = false;
                    }
                    (isThere(bound) ? values : stale).add(said);
                });
            }
        }
        boolean there = entities.values().stream().anyMatch(bound -> bound.isPoint() && isThere(bound));
        if (ofPresence && !there) {
            stale.clear();
        }
        return new Told(base(), values, stale, ofPresence ? Optional.of(there) : Optional.empty(), faults);
    }

    private boolean presence(
            Bound bound, String topic, String text, JsonNode json, List<FieldValue> stale, List<Fault> faults) {
        boolean concerned = false;
        boolean before = isThere(bound);
        Live state = live(bound.entity().key());
        for (Entity.Presence presence : bound.entity().availability()) {
            if (!presence.topic().equals(topic)) {
                continue;
            }
            String word = text.strip();
            if (presence.template() != null) {
                try {
                    word = Expression.text(presence.template().value(text, json));
                } catch (UnreadableTemplate e) {
                    faults.add(Fault.of(
                            Fault.Detail.TEMPLATE_FAILS,
                            brief(presence.template().toString()),
                            e.getMessage()));
                    continue;
                }
            }
            if (word.equalsIgnoreCase(presence.online()) || word.equalsIgnoreCase(presence.offline())) {
                state.lastPresence = word.equalsIgnoreCase(presence.online());
                state.presence.put(topic, state.lastPresence);
                concerned = true;
            } else if (!word.isEmpty()) {
                faults.add(Fault.of(Fault.Detail.NO_AVAILABILITY, brief(word), presence.online(), presence.offline()));
            }
        }
        if (concerned && before && !isThere(bound) && state.last != null) {
            stale.add(state.last);
        }
        return concerned;
    }

    /** Tells whether an entity is there; what was not said yet counts for it. */
    private boolean isThere(Bound bound) {
        Live state = live(bound.entity().key());
        List<Entity.Presence> topics = bound.entity().availability();
        return switch (bound.entity().mode()) {
            case ALL -> !state.presence.containsValue(false);
            case ANY ->
                topics.isEmpty() || topics.stream().anyMatch(topic -> state.presence.getOrDefault(topic.topic(), true));
            case LATEST -> state.lastPresence == null || state.lastPresence;
        };
    }

    private Optional<FieldValue> value(Bound bound, String topic, String text, JsonNode json, List<Fault> faults) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Entity entity = bound.entity();
        EntityValue read = EntityValue.of(entity, bound.name(), bound.mapped(), text, json);
        read.fault().ifPresent(faults::add);
        return read.raw().map(raw -> field(bound, raw));
    }

    private static FieldValue field(Bound bound, RawValue raw) {
        Entity entity = bound.entity();
        String source = entity.stateTopic() + (entity.template() == null ? "" : "#" + entity.templateText());
        return new FieldValue(
                bound.name(),
                bound.point(),
                entity.name(),
                source.length() <= LONGEST_SOURCE ? source : source.substring(0, LONGEST_SOURCE),
                bound.point().quantity() == Quantity.STATE ? PollClass.FAST : PollClass.SLOW,
                bound.mapped().conversion(),
                raw);
    }

    /** What was not heard in time, each once. */
    Optional<Told> expired(long elapsedMs) {
        List<FieldValue> stale = new ArrayList<>();
        boolean some = false;
        for (Bound bound : entities.values()) {
            Live state = live(bound.entity().key());
            if (bound.isPoint()
                    && bound.entity().expireAfter() != null
                    && !state.expired
                    && elapsedMs - state.heardAt > bound.entity().expireAfter().toMillis()) {
                state.expired = true;
                some = true;
                if (state.last != null) {
                    stale.add(state.last);
                }
            }
        }
        if (!some) {
            return Optional.empty();
        }
        boolean all = entities.values().stream()
                .filter(Bound::isPoint)
                .allMatch(bound -> live(bound.entity().key()).expired);
        return Optional.of(new Told(base(), List.of(), stale, all ? Optional.of(false) : Optional.empty(), List.of()));
    }

    private String first(Function<Announcement, String> text) {
        return announcements.values().stream()
                .map(text)
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("");
    }

    private DeviceClass deviceClass() {
        return entities.values().stream()
                .filter(bound -> bound.isPoint() && bound.mapped().deviceClass() != null)
                .min(Comparator.comparingInt(bound -> bound.mapped().rank()))
                .map(bound -> bound.mapped().deviceClass())
                .orElse(DeviceClass.ENVIRONMENT);
    }

    DeviceOffers.Offer offer() {
        return new DeviceOffers.Offer(
                AnnouncedDevices.SCHEME + base(),
                deviceClass(),
                first(Announcement::manufacturer),
                AnnouncedDevices.PROFILE,
                (int) entities.values().stream().filter(Bound::isPoint).count(),
                firstSeenAt,
                lastSeenAt,
                first(Announcement::name),
                first(Announcement::model),
                entities.values().stream().map(AnnouncedDevice::shown).toList());
    }

    private static DeviceOffers.Entity shown(Bound bound) {
        Entity entity = bound.entity();
        String title = Stream.of(entity.name(), entity.id())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return bound.outcome() instanceof PointMapping.Unmapped(String reason, List<String> arguments)
                ? new DeviceOffers.Entity(title, entity.component(), entity.unit(), "", reason, arguments)
                : new DeviceOffers.Entity(title, entity.component(), entity.unit(), bound.name(), "", List.of());
    }

    boolean isHeard() {
        return entities.values().stream()
                .filter(Bound::isPoint)
                .allMatch(bound -> live(bound.entity().key()).last != null);
    }

    DeviceReading reading() {
        Map<String, String> facts = new HashMap<>();
        facts.put("name", first(Announcement::name));
        facts.put("serial", first(Announcement::serial));
        facts.put("firmware", first(Announcement::firmware));
        return new DeviceReading(
                null,
                deviceClass(),
                first(Announcement::manufacturer),
                first(Announcement::model),
                AnnouncedDevices.PROFILE,
                "",
                facts,
                entities.values().stream()
                        .filter(Bound::isPoint)
                        .map(this::shownValue)
                        .toList());
    }

    private DeviceReading.Value shownValue(Bound bound) {
        FieldValue last = live(bound.entity().key()).last;
        FieldValue field = last == null ? field(bound, RawValue.of("")) : last;
        Converted converted = field.conversion().apply(field.raw());
        Optional<String> state = converted.quality().isUsable()
                ? field.governed()
                        .states()
                        .flatMap(list -> list.byCode((int) converted.value()))
                        .map(StateList.State::word)
                : Optional.empty();
        return new DeviceReading.Value(
                field.name(),
                field.label(),
                field.source(),
                field.governed().quantity(),
                field.pollClass(),
                field.conversion(),
                last == null ? Double.NaN : converted.value(),
                state.orElse(null),
                last == null ? Quality.BAD : converted.quality(),
                last == null ? "no answer" : converted.reason());
    }

    private static String brief(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
