package vn.dcim.web.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.StateList;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.web.language.Words;
import vn.dcim.web.overview.Board.Air;
import vn.dcim.web.overview.Board.Camera;
import vn.dcim.web.overview.Board.Cooler;
import vn.dcim.web.overview.Board.Door;
import vn.dcim.web.overview.Board.Line;

/** What stands around the power path: cooling, doors, cameras, lines, air and water. */
final class Cards {

    private static final Pattern CONTACT = Pattern.compile("door\\.([^.]+)\\.contact");
    private static final Pattern CAMERA = Pattern.compile("camera\\.([^.]+)\\.status");
    private static final Pattern PORT = Pattern.compile("if\\.([^.]+)\\.status");
    /** What people call the ports that lead outside; nothing else in the registry tells them from the rest. */
    private static final Pattern OUTSIDE = Pattern.compile("(?i).*(\\bwan|internet|uplink|\\bisp\\b|leased).*");

    private static final Pattern HUMIDITY = Pattern.compile("(ambient|sensor)\\.(.+\\.)?humidity");
    private static final Pattern WATER = Pattern.compile("leak\\.[^.]+|cooling\\.leak");
    private static final Pattern SMOKE = Pattern.compile("smoke\\.[^.]+");
    private static final int MOST_LINES = 6;

    private final Centre centre;
    private final Instruments instruments;
    private final Looks looks;
    private final Words words;
    private final Set<Long> unfed;

    /** @param unfed ids of devices that have no power */
    Cards(Centre centre, Instruments instruments, Looks looks, Set<Long> unfed) {
        this.centre = centre;
        this.instruments = instruments;
        this.looks = looks;
        this.words = instruments.words();
        this.unfed = unfed;
    }

    private static String link(Device device) {
        return "/devices/" + device.id();
    }

    private String title(Optional<StateList.State> state) {
        return state.map(instruments::title).orElse(Words.NOTHING);
    }

    private Look look(Point point) {
        Level grade =
                instruments.state(point).map(state -> Level.of(state.grade())).orElse(Level.NONE);
        return looks.ofPoint(point.id(), grade);
    }

    List<Cooler> coolers() {
        return centre.ofClass(DeviceClass.COOLING, DeviceClass.CHILLER).stream()
                .map(device -> new Cooler(
                        device.name(),
                        link(device),
                        instruments.isUnreachable(device)
                                ? words.t("overview.unreachable")
                                : title(instruments.state(device, "cooling.unit", "cooling.unit.1")),
                        looks.of(
                                device,
                                new Look(instruments.level(device, "cooling.unit"), unfed.contains(device.id()))),
                        instruments.figure(
                                device,
                                "cooling.supply.temperature",
                                "cooling.water-out.temperature",
                                "cooling.inlet.temperature"),
                        instruments.figure(device, "cooling.return.temperature", "cooling.water-in.temperature")))
                .toList();
    }

    List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        for (Device device : centre.ofClass(DeviceClass.ACCESS)) {
            List<Point> contacts = instruments.matching(device, CONTACT);
            for (Point contact : contacts) {
                String number = group(CONTACT, contact);
                Optional<Point> lock = instruments.point(device, "door." + number + ".lock");
                Look look = Stream.of("contact", "lock", "forced", "held")
                        .flatMap(part -> instruments.point(device, "door." + number + "." + part).stream())
                        .map(this::look)
                        .reduce(Look.NORMAL, Look::or);
                Optional<StateList.State> state = instruments.state(contact);
                boolean closed =
                        state.filter(known -> known.word().equals("closed")).isPresent();
                doors.add(new Door(
                        name(device, contact, contacts.size() == 1 ? "" : number),
                        link(device),
                        title(closed ? lock.flatMap(instruments::state).or(() -> state) : state),
                        look,
                        closed
                                ? null
                                : instruments.usable(contact).map(Reading::at).orElse(null)));
            }
        }
        // why: a controller and its doors may be registered apart and tell of the same door; one row is enough
        List<String> seen = new ArrayList<>();
        doors.removeIf(door -> seen.contains(door.name()) || !seen.add(door.name()));
        doors.sort(
                Comparator.<Door, Level>comparing(door -> door.look().level()).reversed());
        return doors;
    }

    List<Camera> cameras() {
        List<Camera> cameras = new ArrayList<>();
        for (Device device : centre.ofClass(DeviceClass.NVR)) {
            for (Point status : instruments.matching(device, CAMERA)) {
                String number = group(CAMERA, status);
                cameras.add(camera(
                        device,
                        status.label().isEmpty() ? "C" + (number.length() == 1 ? "0" : "") + number : status.label(),
                        "camera." + number + "."));
            }
        }
        if (cameras.isEmpty()) {
            centre.ofClass(DeviceClass.CAMERA).forEach(device -> cameras.add(camera(device, device.name(), "camera.")));
        }
        return cameras;
    }

    private Camera camera(Device device, String name, String prefix) {
        Optional<Point> age = instruments.point(device, prefix + "footage-age");
        Look look = Stream.of("status", "recording", "footage-age")
                .flatMap(part -> instruments.point(device, prefix + part).stream())
                .map(point -> part(point))
                .reduce(Look.NORMAL, Look::or);
        Optional<StateList.State> status = instruments.state(device, prefix + "status");
        Optional<StateList.State> recording = instruments.state(device, prefix + "recording");
        Optional<String> fault = Stream.of(status, recording)
                .flatMap(Optional::stream)
                .filter(state -> Level.of(state.grade()) != Level.NONE)
                .map(instruments::title)
                .findFirst();
        String word = fault.orElseGet(() -> title(recording.or(() -> status)));
        String days = age.filter(_ -> fault.isEmpty())
                .flatMap(instruments::usable)
                .map(reading -> words.number(Math.floor(reading.value() / 86_400), 0))
                .orElse("");
        return new Camera(name, link(device), word, days, look);
    }

    private Look part(Point point) {
        return point.name().endsWith("footage-age") ? looks.ofPoint(point.id()) : look(point);
    }

    List<Line> lines() {
        List<Line> outside = new ArrayList<>();
        List<Line> all = new ArrayList<>();
        for (Device device : centre.ofClass(DeviceClass.ROUTER, DeviceClass.FIREWALL)) {
            for (Point status : instruments.matching(device, PORT)) {
                String port = "if." + group(PORT, status) + ".";
                Line line = new Line(
                        name(device, status, group(PORT, status)),
                        link(device),
                        title(instruments.state(status)),
                        look(status),
                        instruments.figure(device, port + "in.rate"),
                        instruments.figure(device, port + "out.rate"));
                all.add(line);
                if (OUTSIDE.matcher(status.label()).matches()) {
                    outside.add(line);
                }
            }
        }
        return (outside.isEmpty() ? all : outside).stream().limit(MOST_LINES).toList();
    }

    List<Air> air(List<Board.RackFace> racks) {
        List<Air> air = new ArrayList<>();
        racks.stream()
                .filter(rack -> rack.inlet() != null && rack.inlet().value().n() != null)
                .max(Comparator.comparing(rack -> rack.inlet().value().n()))
                .ifPresent(rack -> air.add(new Air(
                        words.t("overview.hottest"), rack.name(), rack.link(), rack.inlet(), "", rack.inletLook())));
        humidity(air);
        detectors(air, "overview.water", WATER, DeviceClass.values());
        detectors(air, "overview.smoke", SMOKE, DeviceClass.values());
        return air;
    }

    private void humidity(List<Air> air) {
        record Measured(Device device, Point point, double value) {}
        List<Measured> measured = new ArrayList<>();
        for (Device device : centre.ofClass(DeviceClass.ENVIRONMENT)) {
            for (Point point : instruments.matching(device, HUMIDITY)) {
                instruments
                        .usable(point)
                        .filter(reading -> !Double.isNaN(reading.value()))
                        .ifPresent(reading -> measured.add(new Measured(device, point, reading.value())));
            }
        }
        Comparator<Measured> byValue = Comparator.comparingDouble(Measured::value);
        measured.stream()
                .max(byValue)
                .ifPresent(most -> air.add(humidity("overview.dampest", most.device(), most.point())));
        if (measured.size() > 1) {
            measured.stream()
                    .min(byValue)
                    .ifPresent(least -> air.add(humidity("overview.driest", least.device(), least.point())));
        }
    }

    private Air humidity(String key, Device device, Point point) {
        Place where = new Place(centre, device);
        return new Air(
                words.t(key), where.name(), link(device), instruments.figure(point), "", looks.ofPoint(point.id()));
    }

    /** One row for all detectors that are quiet, and one for each that is not. */
    private void detectors(List<Air> air, String key, Pattern names, DeviceClass... classes) {
        int quiet = 0;
        List<Air> loud = new ArrayList<>();
        for (Device device : centre.ofClass(classes)) {
            for (Point point : instruments.matching(device, names)) {
                Look look = look(point);
                boolean heard = instruments
                        .state(point)
                        .filter(state -> state.grade() != StateList.Grade.UNKNOWN)
                        .isPresent();
                if (look.isNormal() && heard) {
                    quiet++;
                } else {
                    loud.add(new Air(
                            words.t(key), device.name(), link(device), null, title(instruments.state(point)), look));
                }
            }
        }
        air.addAll(loud);
        if (loud.isEmpty() && quiet > 0) {
            air.add(new Air(
                    words.t(key),
                    words.t("overview.detectors", quiet),
                    "",
                    null,
                    words.t("overview.none"),
                    Look.NORMAL));
        }
    }

    /** Where a device stands, in a word. */
    private record Place(Centre centre, Device device) {

        String name() {
            var place = device.placeId() == null ? null : centre.places().get(device.placeId());
            return place == null ? device.name() : place.name();
        }
    }

    private String name(Device device, Point point, String number) {
        if (!point.label().isEmpty()) {
            return point.label();
        }
        return number.isEmpty()
                ? device.name()
                : device.name() + " · " + words.part(point.name()).orElse(number);
    }

    private static String group(Pattern pattern, Point point) {
        Matcher matcher = pattern.matcher(point.name());
        return matcher.matches() ? matcher.group(1) : "";
    }
}
