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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DevicesAtHand;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.PointsAtHand;
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

    private final DevicesAtHand devices;
    private final PointsAtHand points;
    private final PlaceRepository places;
    private final LatestReadings latest;
    private final PointVocabulary vocabulary = PointVocabulary.load();
    private volatile Fitting newest = new Fitting(Map.of());

    PlantReader(DevicesAtHand devices, PointsAtHand points, PlaceRepository places, LatestReadings latest) {
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
    record Wanted(String names, String step) {

        static Wanted of(String names, String step) {
            return new Wanted(names, step);
        }

        static Wanted of(Pattern names, String step) {
            return new Wanted(names.pattern(), step);
        }
    }

    /** A point that is wanted. */
    private record Fit(Point point, String step) {}

    /** Which of some points fit what is wanted of a device. */
    private static final class Fitting {

        private record Asked(long device, List<Wanted> wanted) {}

        private final Map<Long, List<Point>> points;
        private final Map<List<Wanted>, List<Pattern>> patterns = new ConcurrentHashMap<>();
        private final Map<Asked, List<Fit>> known = new ConcurrentHashMap<>();

        Fitting(Map<Long, List<Point>> points) {
            this.points = points;
        }

        List<Fit> of(long device, List<Wanted> wanted) {
            return known.computeIfAbsent(new Asked(device, wanted), _ -> look(device, wanted));
        }

        private List<Fit> look(long device, List<Wanted> wanted) {
            List<Pattern> names = patterns.computeIfAbsent(
                    wanted,
                    all -> all.stream().map(one -> Pattern.compile(one.names())).toList());
            List<Fit> fits = new ArrayList<>();
            for (Point point : points.getOrDefault(device, List.of())) {
                for (int i = 0; i < names.size(); i++) {
                    if (names.get(i).matcher(point.name()).matches()) {
                        fits.add(new Fit(point, wanted.get(i).step()));
                        break;
                    }
                }
            }
            fits.sort(Comparator.comparing(fit -> fit.point().name()));
            return List.copyOf(fits);
        }
    }

    /** @param classes none for all */
    Plant read(Set<DeviceClass> classes, List<Wanted> wanted, Instant now) {
        Fitting fitting = fitting(OneRound.once("points", points::byDevice));
        List<Wanted> asked = List.copyOf(wanted);
        Map<Long, Place> known = places();
        List<Plant.Unit> units = new ArrayList<>();
        for (Device device : OneRound.once("devices", devices::listed)) {
            if (!classes.isEmpty() && !classes.contains(device.deviceClass())) {
                continue;
            }
            List<Plant.Told> told = new ArrayList<>();
            for (Fit fit : fitting.of(device.id(), asked)) {
                told.add(told(device, fit.point(), fit.step(), now));
            }
            Place room = room(known, device.placeId());
            units.add(new Plant.Unit(
                    device.id(), device.name(), device.deviceClass().code(), room == null ? "" : room.name(), told));
        }
        return new Plant(units);
    }

    private Fitting fitting(Map<Long, List<Point>> of) {
        Fitting last = newest;
        if (last.points != of) {
            last = new Fitting(of);
            newest = last;
        }
        return last;
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
