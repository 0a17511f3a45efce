package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.place.Place;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.telemetry.History;

/** Rooms that hold equipment, and what the sensors in each tell. */
@Singleton
@Requires(property = "datasources.default.url")
final class ClimateEvidence extends NamedEvidence<ClimateEvidence.Facts> {

    static final String NAME = "climate";
    /** A sensor that told the very same all this time is taken for dead: its gateway repeats it. */
    static final Duration STANDSTILL = Duration.ofDays(2);

    private static final Duration LOOKED_AT = Duration.ofHours(1);
    private static final String TEMPERATURE = "(ambient|sensor)(\\.[^.]+)?\\.temperature";
    private static final String HUMIDITY = "(ambient|sensor)(\\.[^.]+)?\\.humidity";
    static final Pattern TEMPERATURES = Pattern.compile(TEMPERATURE);
    static final Pattern HUMIDITIES = Pattern.compile(HUMIDITY);

    private final PlantReader reader;
    private final EquippedRooms equipped;
    private final PointRepository points;
    private final History history;
    private final Map<Long, Moved> moved = new ConcurrentHashMap<>();

    ClimateEvidence(PlantReader reader, EquippedRooms equipped, PointRepository points, History history) {
        super(NAME, Facts.class);
        this.reader = reader;
        this.equipped = equipped;
        this.points = points;
        this.history = history;
    }

    /** @param sensors in whatever room */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Room> rooms, Plant sensors, List<Long> standing) {

        Facts {
            rooms = List.copyOf(rooms);
            standing = List.copyOf(standing);
        }
    }

    /** A room that holds equipment. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Room(long place, String name) {}

    /** Whether a device told more than one value. */
    private record Moved(Instant lookedAt, boolean isStanding) {}

    @Override
    public Facts gather(Instant now) {
        Plant sensors = reader.read(
                Set.of(DeviceClass.ENVIRONMENT),
                List.of(PlantReader.Wanted.of(TEMPERATURE, "1"), PlantReader.Wanted.of(HUMIDITY, "1")),
                now);
        Set<Long> standing = new TreeSet<>();
        for (Plant.Unit sensor : sensors.units()) {
            if (isStanding(sensor, now)) {
                standing.add(sensor.device());
            }
        }
        return new Facts(rooms(), sensors, List.copyOf(standing));
    }

    private List<Room> rooms() {
        Map<String, Room> rooms = new TreeMap<>();
        equipped.with(_ -> true).stream()
                .sorted(Comparator.comparing(Place::id))
                .forEach(room -> rooms.putIfAbsent(room.name(), new Room(room.id(), room.name())));
        return List.copyOf(rooms.values());
    }

    private boolean isStanding(Plant.Unit sensor, Instant now) {
        if (sensor.told().isEmpty()) {
            return false;
        }
        Moved known = moved.get(sensor.device());
        if (known == null
                || known.lookedAt().plus(LOOKED_AT).isBefore(now)
                || known.lookedAt().isAfter(now)) {
            known = new Moved(now, stood(sensor, now));
            moved.put(sensor.device(), known);
        }
        return known.isStanding();
    }

    private boolean stood(Plant.Unit sensor, Instant now) {
        Set<String> names = new TreeSet<>();
        sensor.told().forEach(told -> names.add(told.point()));
        List<Long> ids = points.findByDeviceIdOrderByName(sensor.device()).stream()
                .filter(point -> names.contains(point.name()))
                .map(point -> point.id())
                .toList();
        Map<Long, List<History.Bucket>> read =
                new HashMap<>(history.buckets(ids, now.minus(STANDSTILL), now, STANDSTILL.dividedBy(2)));
        return read.values().stream().allMatch(ClimateEvidence::isOneValue);
    }

    /** Tells whether something was read on both days, and nothing but one value. */
    private static boolean isOneValue(List<History.Bucket> days) {
        return days.size() == 2
                && days.stream().allMatch(day -> day.count() > 1 && Objects.equals(day.min(), day.max()))
                && Objects.equals(days.getFirst().min(), days.getLast().min());
    }
}
