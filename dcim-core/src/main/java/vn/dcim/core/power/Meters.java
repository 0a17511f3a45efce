package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.StateList;
import vn.dcim.core.power.Measure.State;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;

/** Reads what the devices of the chain last said. */
@Singleton
public class Meters {

    private static final double WATTS = 1000;

    /** Below this, in volts, a conductor counts as dead: no supply works on it, and induced voltages stay under it. */
    private static final double DEAD_BELOW = 60;

    /** What has many points, and none of what it draws. */
    private static final Set<DeviceClass> SILENT = EnumSet.of(
            DeviceClass.ENVIRONMENT,
            DeviceClass.LEAK,
            DeviceClass.FIRE,
            DeviceClass.ACCESS,
            DeviceClass.CAMERA,
            DeviceClass.NVR,
            DeviceClass.SWITCH,
            DeviceClass.ROUTER,
            DeviceClass.FIREWALL);

    private static final Pattern SUPPLY = Pattern.compile("(input|utility)\\.([^.]+\\.)?voltage");

    private final PointRepository points;
    private final LatestReadings latest;
    private final PointVocabulary vocabulary;

    Meters(PointRepository points, LatestReadings latest, PointVocabulary vocabulary) {
        this.points = points;
        this.latest = latest;
        this.vocabulary = vocabulary;
    }

    /** Returns what the devices of a chain say, by node; nothing for nodes that are no devices. */
    public Map<String, Measure> of(Chain chain) {
        List<ChainNode> asked = chain.nodes().stream()
                .filter(node ->
                        node.device() != null && !SILENT.contains(node.device().deviceClass()))
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Point>> byDevice =
                points
                        .findByDeviceIdIn(
                                asked.stream().map(node -> node.device().id()).toList())
                        .stream()
                        .filter(point -> !point.retired())
                        .collect(Collectors.groupingBy(Point::deviceId));
        Map<String, Measure> measures = new HashMap<>();
        for (ChainNode node : asked) {
            measures.put(
                    node.key(), new Look(byDevice.getOrDefault(node.device().id(), List.of())).of(node.device()));
        }
        return measures;
    }

    /** Returns the points by which a device tells its power: that of the whole, or else those of its phases; none where it does not. */
    public static List<Point> ofPower(Device device, Collection<Point> offered) {
        String side = side(device);
        List<Point> usable = offered.stream().filter(point -> !point.retired()).toList();
        List<Point> whole = usable.stream()
                .filter(point -> point.name().equals(side + ".power"))
                .toList();
        Pattern phases = ofPhases(side);
        return whole.isEmpty()
                ? usable.stream()
                        .filter(point -> phases.matcher(point.name()).matches())
                        .toList()
                : whole;
    }

    private static String side(Device device) {
        return switch (device.deviceClass()) {
            case GENERATOR -> "generator";
            case COOLING, CHILLER -> "cooling";
            case UPS, DC_POWER, ATS -> "output";
            default -> "input";
        };
    }

    private static Pattern ofPhases(String side) {
        return Pattern.compile(side + "\\.(L?\\d+)\\.power");
    }

    /** One look at the points of one device. */
    private final class Look {

        private final Map<String, Point> byName;
        private final List<Reading> looked = new ArrayList<>();

        Look(List<Point> offered) {
            byName = offered.stream().collect(Collectors.toMap(Point::name, Function.identity(), (one, _) -> one));
        }

        Measure of(Device device) {
            String side = side(device);
            // why: L1, L2, L3, or banks and phases by number
            List<Double> phases = values(ofPhases(side));
            Double whole = value(side + ".power");
            Double watts = whole != null
                    ? whole
                    : phases.isEmpty()
                            ? null
                            : Double.valueOf(
                                    phases.stream().mapToDouble(part -> part).sum());
            Double runtime = device.deviceClass() == DeviceClass.UPS ? value("battery.runtime") : null;
            State state = state(device);
            return new Measure(
                    watts == null ? null : WATTS * watts,
                    phases.stream().map(part -> WATTS * part).toList(),
                    runtime,
                    state,
                    looked.stream()
                            .map(Reading::at)
                            .min(Comparator.naturalOrder())
                            .orElse(null),
                    looked.stream().map(Reading::quality).reduce(Quality::worst).orElse(null));
        }

        private State state(Device device) {
            return switch (device.deviceClass()) {
                case METER -> byVoltage();
                case GENERATOR -> generator();
                case UPS ->
                    switch (word("output.source")) {
                        case "battery", "test" -> State.BATTERY;
                        case "none", "off", "standby" -> State.DEAD;
                        case "", "unknown" -> State.UNKNOWN;
                        default -> State.LIVE;
                    };
                default -> State.UNKNOWN;
            };
        }

        private State generator() {
            // why: by hand is not by itself
            boolean starts = !List.of("off", "manual").contains(word("generator.mode"));
            return switch (word("generator.state")) {
                case "running", "loaded", "cooling-down" -> State.LIVE;
                case "failed", "shutdown", "not-ready" -> State.DEAD;
                case "stopped", "ready", "starting", "stopping" -> starts ? State.READY : State.DEAD;
                default -> State.UNKNOWN;
            };
        }

        private State byVoltage() {
            OptionalDouble greatest = byName.values().stream()
                    .filter(point -> SUPPLY.matcher(point.name()).matches())
                    .flatMap(point -> usable(point).stream())
                    .mapToDouble(Reading::value)
                    .max();
            return greatest.isEmpty() ? State.UNKNOWN : greatest.getAsDouble() < DEAD_BELOW ? State.DEAD : State.LIVE;
        }

        private List<Double> values(Pattern name) {
            return byName.values().stream()
                    .filter(point -> name.matcher(point.name()).matches())
                    .sorted(Comparator.comparing(Point::name))
                    .map(point -> usable(point).map(Reading::value).orElse(null))
                    .collect(Collectors.collectingAndThen(
                            Collectors.toList(), all -> all.contains(null) ? List.of() : all));
        }

        private @Nullable Double value(String name) {
            return Optional.ofNullable(byName.get(name))
                    .flatMap(this::usable)
                    .map(Reading::value)
                    .orElse(null);
        }

        private String word(String name) {
            return Optional.ofNullable(byName.get(name))
                    .flatMap(this::usable)
                    .flatMap(reading -> vocabulary
                            .find(name)
                            .flatMap(PointName::states)
                            .flatMap(states -> states.byCode((int) reading.value())))
                    .map(StateList.State::word)
                    .orElse("");
        }

        private Optional<Reading> usable(Point point) {
            Optional<Reading> reading = latest.of(point.id());
            reading.ifPresent(looked::add);
            return reading.filter(known -> known.quality().isUsable() && !Double.isNaN(known.value()));
        }
    }
}
