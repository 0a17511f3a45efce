package vn.dcim.web.overview;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.StateList;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.web.language.Shown;
import vn.dcim.web.language.Words;
import vn.dcim.web.live.LiveValue;
import vn.dcim.web.live.NormalRange;
import vn.dcim.web.live.NormalRanges;

/** The points of the centre with their last readings, as one reader sees them. Remembers on which points a drawing depends. */
final class Instruments {

    /** As people count: camera.2 before camera.10. */
    private static final Comparator<Point> IN_ORDER =
            Comparator.<Point>comparingInt(point -> point.name().length()).thenComparing(Point::name);

    private final Map<Long, List<Point>> points;
    private final LatestReadings latest;
    private final NormalRanges ranges;
    private final Words words;
    private final Set<Long> watched = new LinkedHashSet<>();

    /** @param points by device, none retired */
    Instruments(Map<Long, List<Point>> points, LatestReadings latest, NormalRanges ranges, Words words) {
        this.points = points;
        this.latest = latest;
        this.ranges = ranges;
        this.words = words;
    }

    Words words() {
        return words;
    }

    /** Returns the points whose readings decided what is drawn. */
    Set<Long> watched() {
        return watched;
    }

    /** Returns the first of several names that the device has. */
    Optional<Point> point(Device device, String... names) {
        List<Point> offered = points.getOrDefault(device.id(), List.of());
        return Stream.of(names)
                .flatMap(name -> offered.stream().filter(point -> point.name().equals(name)))
                .findFirst();
    }

    List<Point> matching(Device device, Pattern name) {
        return points.getOrDefault(device.id(), List.of()).stream()
                .filter(point -> name.matcher(point.name()).matches())
                .sorted(IN_ORDER)
                .toList();
    }

    /** Returns the reading of a point unless it is stale or impossible. */
    Optional<Reading> usable(Point point) {
        watched.add(point.id());
        return latest.of(point.id()).filter(reading -> reading.quality().isUsable());
    }

    Optional<StateList.State> state(Point point) {
        return usable(point).flatMap(reading -> words.state(point.name(), reading.value()));
    }

    Optional<StateList.State> state(Device device, String... names) {
        return point(device, names).flatMap(this::state);
    }

    /** Returns the governed word of a state that is known. */
    String word(Device device, String... names) {
        return state(device, names).map(StateList.State::word).orElse("");
    }

    String title(StateList.State state) {
        return state.titles().get(words.language().code());
    }

    OptionalDouble greatest(Device device, Pattern name) {
        return matching(device, name).stream()
                .flatMap(point -> usable(point).stream())
                .mapToDouble(Reading::value)
                .filter(value -> !Double.isNaN(value))
                .max();
    }

    boolean isUnreachable(Device device) {
        return state(device, Reachability.POINT)
                .filter(state -> state.code() == Reachability.UNREACHABLE.code())
                .isPresent();
    }

    /** Returns the level of the worst of several states, by the grades of the vocabulary. */
    Level level(Device device, String... names) {
        return Stream.of(names)
                .flatMap(name -> point(device, name).stream())
                .flatMap(point -> state(point).stream())
                .map(state -> Level.of(state.grade()))
                .reduce(Level.NONE, Level::worse);
    }

    private NormalRange range(Point point) {
        return ranges.of(List.of(point.id())).getOrDefault(point.id(), NormalRange.NONE);
    }

    LiveValue value(Point point) {
        return LiveValue.of(words, point, latest.of(point.id()).orElse(null), range(point));
    }

    Figure figure(Point point) {
        return new Figure("", value(point), range(point), "", List.of(point.id()), 0);
    }

    /** Returns the first of several names that the device has; null for none. */
    @Nullable
    Figure figure(Device device, String... names) {
        return point(device, names).map(this::figure).orElse(null);
    }

    /** Returns one name, or what its phases or inputs make together; null where the device has neither. */
    @Nullable
    Figure total(Device device, String name, Pattern parts) {
        Figure whole = figure(device, name);
        return whole != null ? whole : join("sum", matching(device, parts));
    }

    /** Returns one name, or the greatest of its phases or inputs; null where the device has neither. */
    @Nullable
    Figure highest(Device device, String name, Pattern parts) {
        Figure whole = figure(device, name);
        return whole != null ? whole : join("max", matching(device, parts));
    }

    @Nullable
    Figure join(String how, List<Point> parts) {
        if (parts.size() < 2) {
            return parts.isEmpty() ? null : figure(parts.getFirst());
        }
        List<LiveValue> values = new ArrayList<>();
        for (Point part : parts) {
            watched.add(part.id());
            values.add(value(part));
        }
        List<LiveValue> known =
                values.stream().filter(value -> value.n() != null).toList();
        List<Long> ids = parts.stream().map(Point::id).toList();
        if (known.isEmpty()) {
            return new Figure("", values.getFirst(), NormalRange.NONE, how, ids, 0);
        }
        DoubleStream numbers = known.stream().mapToDouble(LiveValue::n);
        double joined = how.equals("sum") ? numbers.sum() : numbers.max().orElseThrow();
        Shown shown = words.value(parts.getFirst().name(), parts.getFirst().quantity(), joined);
        LiveValue worst = known.stream()
                .max(Comparator.comparing(value -> value.q().equals("stale")))
                .orElseThrow();
        return new Figure(
                "",
                new LiveValue(0, shown.number(), shown.unit(), worst.q(), "", worst.t(), worst.at(), joined, false),
                NormalRange.NONE,
                how,
                ids,
                decimals(shown.number()));
    }

    private static int decimals(String number) {
        int sign = Math.max(number.lastIndexOf(','), number.lastIndexOf('.'));
        return sign < 0 ? 0 : number.length() - sign - 1;
    }
}
