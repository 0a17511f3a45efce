package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.StateList;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;

/** Brings what devices tell into facts that do not change with each reading. */
@Singleton
@Requires(property = "datasources.default.url")
final class PlantReader {

    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private final DeviceRepository devices;
    private final PointRepository points;
    private final PlaceRepository places;
    private final LatestReadings latest;
    private final PointVocabulary vocabulary = PointVocabulary.load();

    PlantReader(DeviceRepository devices, PointRepository points, PlaceRepository places, LatestReadings latest) {
        this.devices = devices;
        this.points = points;
        this.places = places;
        this.latest = latest;
    }

    /**
     * Points that are wanted.
     *
     * @param names an expression for the whole name
     * @param step to which readings are rounded, in the point's unit
     */
    record Wanted(Pattern names, String step) {

        static Wanted of(String names, String step) {
            return new Wanted(Pattern.compile(names), step);
        }
    }

    /** @param classes none for all */
    Plant read(Set<DeviceClass> classes, List<Wanted> wanted, Instant now) {
        List<Device> asked = OneRound.once("devices", devices::findListed).stream()
                .filter(device -> classes.isEmpty() || classes.contains(device.deviceClass()))
                .toList();
        Map<Long, List<Point>> byDevice = asked.isEmpty()
                ? Map.of()
                : points.findNamed(asked.stream().map(Device::id).toList(), anyOf(wanted)).stream()
                        .sorted(Comparator.comparing(Point::name))
                        .collect(Collectors.groupingBy(Point::deviceId));
        Map<Long, Place> known = places();
        List<Plant.Unit> units = new ArrayList<>();
        for (Device device : asked) {
            List<Plant.Told> told = new ArrayList<>();
            for (Point point : byDevice.getOrDefault(device.id(), List.of())) {
                wanted.stream()
                        .filter(one -> one.names().matcher(point.name()).matches())
                        .findFirst()
                        .ifPresent(one -> told.add(told(device, point, one.step(), now)));
            }
            Place room = room(known, device.placeId());
            units.add(new Plant.Unit(
                    device.id(), device.name(), device.deviceClass().code(), room == null ? "" : room.name(), told));
        }
        return new Plant(units);
    }

    private static String anyOf(List<Wanted> wanted) {
        return wanted.stream()
                .map(one -> "(" + one.names().pattern() + ")")
                .collect(Collectors.joining("|", "^(", ")$"));
    }

    Map<Long, Place> places() {
        return OneRound.once("places", () -> places.findAll().stream()
                .collect(Collectors.toUnmodifiableMap(Place::id, Function.identity())));
    }

    /** Returns the room in which a place lies, or is; null for none. */
    static @Nullable Place room(Map<Long, Place> known, @Nullable Long placeId) {
        Place place = placeId == null ? null : known.get(placeId);
        while (place != null && place.kind() != Place.Kind.ROOM) {
            place = place.parentId() == null ? null : known.get(place.parentId());
        }
        return place;
    }

    private Plant.Told told(Device device, Point point, String step, Instant now) {
        Reading reading = latest.of(point.id()).orElse(null);
        boolean isState = point.quantity() == Quantity.STATE;
        boolean isNumber = reading != null && Double.isFinite(reading.value());
        return new Plant.Told(
                point.name(),
                point.label(),
                isState && isNumber ? word(point, reading.value()) : "",
                isState || !isNumber ? null : rounded(reading.value(), step, RoundingMode.FLOOR),
                isState || !isNumber ? null : rounded(reading.value(), step, RoundingMode.CEILING),
                isNumber && reading.quality().isUsable() && device.state() == Device.State.ACTIVE,
                silentSince(device, point, reading, now));
    }

    private static @Nullable Instant silentSince(Device device, Point point, @Nullable Reading reading, Instant now) {
        if (reading == null) {
            return device.createdAt();
        }
        boolean isHeard =
                point.pollClass() == PollClass.STATIC && reading.quality().isUsable()
                        || !reading.at().isBefore(now.minus(JUST_NOW));
        return isHeard ? null : reading.at();
    }

    private String word(Point point, double code) {
        return vocabulary
                .find(point.name())
                .flatMap(name -> name.states())
                .flatMap(states -> states.byCode((int) code))
                .map(StateList.State::word)
                .orElse("");
    }

    private static Double rounded(double value, String step, RoundingMode way) {
        BigDecimal unit = new BigDecimal(step);
        // why: valueOf takes the digits that a person would read, so that 49.5 stays a multiple of 0.1
        return BigDecimal.valueOf(value).divide(unit, 0, way).multiply(unit).doubleValue();
    }
}
