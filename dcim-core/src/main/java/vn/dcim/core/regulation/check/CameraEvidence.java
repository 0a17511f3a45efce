package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmSpell;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.telemetry.History;

/** Cameras and recorders: what they tell, for how long they did not record, how far back footage reaches, and rooms without a camera. */
@Singleton
@Requires(property = "datasources.default.url")
final class CameraEvidence extends NamedEvidence<CameraEvidence.Facts> {

    static final String NAME = "cameras";

    /** So far back gaps are told. */
    private static final Duration BACK = Duration.ofDays(90);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<String> STOPPED = Set.of(
            "recording-stopped",
            "recording-disabled",
            "camera-lost",
            "recorder-recording-stopped",
            "recorder-recording-disabled",
            "recorder-camera-lost",
            "recorder-lost");

    private final PlantReader reader;
    private final AlarmBoard alarms;
    private final EquippedRooms rooms;
    private final PointRepository points;
    private final History history;
    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    CameraEvidence(
            PlantReader reader, AlarmBoard alarms, EquippedRooms rooms, PointRepository points, History history) {
        super(NAME, Facts.class);
        this.reader = reader;
        this.alarms = alarms;
        this.rooms = rooms;
        this.points = points;
        this.history = history;
    }

    /**
     * @param uncovered rooms that hold equipment in use and no camera, by the register
     * @param covered how many such rooms have one
     * @param gaps the oldest first
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(Plant plant, List<String> uncovered, int covered, List<Gap> gaps, List<Footage> footage) {

        Facts {
            uncovered = List.copyOf(uncovered);
            gaps = List.copyOf(gaps);
            footage = List.copyOf(footage);
        }
    }

    /** A time without recording. @param until null while it lasts */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Gap(
            long device,
            String point,
            Instant from,
            @Nullable Instant until) {}

    /**
     * How far back the footage of a camera reaches that is younger than {@value #MOST_DAYS} days.
     *
     * @param since since when the camera is known: the day of the first reading that is kept, of the last 90 days, or that of the oldest footage
     *     that was told of in them; null where nothing was ever read
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Footage(long device, String point, @Nullable LocalDate since) {

        static final int MOST_DAYS = 90;
    }

    private record Known(LocalDate lookedOn, @Nullable LocalDate since) {}

    @Override
    public Facts gather(Instant now) {
        Plant plant = reader.read(
                Set.of(DeviceClass.CAMERA, DeviceClass.NVR),
                List.of(
                        PlantReader.Wanted.of("camera(\\.[^.]+)?\\.(status|recording)", "1"),
                        PlantReader.Wanted.of("nvr\\.status", "1"),
                        PlantReader.Wanted.of("camera\\.[^.]+\\.footage-age", "86400")),
                now);
        List<AlarmSpell> spells = alarms.spells(STOPPED, now.minus(BACK), now);
        Set<Long> stopped = spells.stream().map(AlarmSpell::pointId).collect(Collectors.toSet());
        Map<Long, String> names = stopped.isEmpty()
                ? Map.of()
                : points.findByIdIn(stopped).stream().collect(Collectors.toMap(Point::id, Point::name));
        List<Gap> gaps = spells.stream()
                .map(spell ->
                        new Gap(spell.deviceId(), names.getOrDefault(spell.pointId(), ""), spell.from(), spell.until()))
                .toList();
        Set<String> equipped = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        rooms.with(kind -> kind != AssetKind.CAMERA).forEach(room -> equipped.add(room.name()));
        rooms.with(kind -> kind == AssetKind.CAMERA).forEach(room -> seen.add(room.name()));
        plant.units().stream()
                .filter(unit -> unit.deviceClass().equals(DeviceClass.CAMERA.code()))
                .map(Plant.Unit::room)
                .filter(room -> !room.isEmpty())
                .forEach(seen::add);
        return new Facts(
                plant,
                equipped.stream().filter(room -> !seen.contains(room)).toList(),
                (int) equipped.stream().filter(seen::contains).count(),
                gaps,
                footage(plant, now));
    }

    private List<Footage> footage(Plant plant, Instant now) {
        List<Footage> footage = new ArrayList<>();
        for (Plant.Unit unit : plant.units()) {
            for (Plant.Told told : unit.told()) {
                if (told.point().endsWith(".footage-age")
                        && told.least() != null
                        && told.least() < Duration.ofDays(Footage.MOST_DAYS).toSeconds()) {
                    points.findByDeviceIdAndName(unit.device(), told.point())
                            .ifPresent(point ->
                                    footage.add(new Footage(unit.device(), told.point(), since(point.id(), now))));
                }
            }
        }
        return footage;
    }

    private @Nullable LocalDate since(long point, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        Known one = known.get(point);
        if (one == null || !Objects.equals(one.lookedOn(), today)) {
            Instant from = now.minus(BACK).truncatedTo(ChronoUnit.DAYS);
            LocalDate since = history.buckets(point, from, now, DAY).stream()
                    .map(bucket -> LocalDate.ofInstant(since(bucket, now), CentreTime.ZONE))
                    .min(LocalDate::compareTo)
                    .orElse(null);
            one = new Known(today, since);
            known.put(point, one);
        }
        return one.since();
    }

    /** Since when a camera is known by what was told on a day: footage that was there is as old as the camera at least. */
    private static Instant since(History.Bucket bucket, Instant now) {
        if (bucket.max() == null) {
            return bucket.start();
        }
        Instant end = bucket.start().plus(DAY);
        Instant oldest =
                (end.isBefore(now) ? end : now).minusSeconds(bucket.max().longValue());
        return oldest.isBefore(bucket.start()) ? oldest : bucket.start();
    }
}
