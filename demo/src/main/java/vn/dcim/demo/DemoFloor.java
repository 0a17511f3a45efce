package vn.dcim.demo;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import vn.dcim.core.CentreTime;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.floor.Arrangement;
import vn.dcim.core.floor.FloorDesk;
import vn.dcim.core.floor.FloorThing;
import vn.dcim.core.floor.Floors;
import vn.dcim.core.forecast.DailyPeaks;
import vn.dcim.core.forecast.PlaceLimits;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.Quality;
import vn.dcim.core.power.Meters;
import vn.dcim.core.telemetry.History;
import vn.dcim.core.telemetry.Reading;

/** Draws the plant's rooms, and enters one reading a day of three months in which one row of racks was filled. */
@Singleton
final class DemoFloor {

    private static final String ACTOR = "demo";
    private static final String HALL = "DC";
    private static final Map<String, String> HALL_SIZE = Map.of("width", "8.4", "depth", "7.2", "tile", "0.6");
    private static final String POWER = "POWER";
    private static final Map<String, String> POWER_SIZE = Map.of("width", "5.4", "depth", "3.6", "tile", "0.6");
    private static final double METRES = 1000;

    /** Where the arrangement is not how it stands: x, y, turn, and what it cools, in kW. */
    private static final Map<String, List<String>> PLACED = Map.ofEntries(
            Map.entry("CRAC-1", List.of("1.2", "0.1", "0", "24")),
            Map.entry("CRAC-2", List.of("3.75", "0.1", "0", "24")),
            Map.entry("CRAC-3", List.of("6.3", "0.1", "0", "24")),
            Map.entry("PDU-A1", List.of("0.5", "2.1", "0", "")),
            Map.entry("PDU-B1", List.of("7.3", "2.1", "0", "")),
            Map.entry("PDU-A2", List.of("0.5", "4.5", "180", "")),
            Map.entry("PDU-B2", List.of("7.3", "4.5", "180", "")),
            Map.entry("LEAK-1", List.of("1.6", "1.1", "0", "")),
            Map.entry("LEAK-2", List.of("4.1", "1.1", "0", "")),
            Map.entry("LEAK-3", List.of("6.7", "1.1", "0", "")));

    /** What has a name alone: kind, name, x, y. */
    private static final List<List<String>> NAMED = List.of(
            List.of("door", "Cửa phòng máy", "3.7", "7.05"),
            List.of("camera", "Camera C01", "0.1", "0.1"),
            List.of("camera", "Camera C02", "8.1", "6.9"));

    /** Power of a device today and how much it grew each day, in kW. */
    private record Load(double today, double perDay) {}

    private static final Map<String, Load> LOADS = Map.of(
            "UPS-A", new Load(17.2, 0.025),
            "UPS-B", new Load(16.8, 0.02),
            "PDU-A1", new Load(7.8, 0.02),
            "PDU-A2", new Load(8.8, 0.004),
            "PDU-B1", new Load(8.6, 0.02),
            "PDU-B2", new Load(7.5, -0.006));

    /** What racks and the raised floor may carry, in kg; of one rack too little, of others nobody knows. */
    private static final Map<String, String> LIMITS = Map.of(
            "R01", "1000", "R02", "1000", "R03", "1000", "R04", "250", "R05", "1000", "R06", "1000", "DC", "12000");

    private static final int DAYS = 90;
    /** Days ago on which path A was switched off for its yearly service. */
    private static final int SERVICE = 41;

    private final Floors floors;
    private final FloorDesk desk;
    private final PlaceRepository places;
    private final DeviceRepository devices;
    private final PointRepository points;
    private final History history;
    private final DailyPeaks peaks;
    private final PlaceLimits limits;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    DemoFloor(
            Floors floors,
            FloorDesk desk,
            PlaceRepository places,
            DeviceRepository devices,
            PointRepository points,
            History history,
            DailyPeaks peaks,
            PlaceLimits limits,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.floors = floors;
        this.desk = desk;
        this.places = places;
        this.devices = devices;
        this.points = points;
        this.history = history;
        this.peaks = peaks;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Enters it unless an earlier start did; the plant must be there. */
    void enter() {
        if (!floors.drawn().isEmpty()) {
            return;
        }
        draw(HALL, HALL_SIZE, NAMED);
        draw(POWER, POWER_SIZE, List.of());
        remember();
        peaks.keepUp();
        LIMITS.forEach((place, most) -> places.findByName(place)
                .ifPresent(known -> limits.set(known.id(), most, "theo biển ghi của nhà sản xuất", ACTOR)));
    }

    private void draw(String name, Map<String, String> size, List<List<String>> named) {
        Place room = places.findByName(name).orElseThrow();
        int width = (int) Math.round(METRES * Double.parseDouble(size.get("width")));
        List<Map<String, String>> rows = new ArrayList<>();
        Arrangement.of(room.id(), width, floors.offers(room.id())).forEach(thing -> rows.add(row(thing)));
        named.forEach(
                one -> rows.add(Map.of("kind", one.get(0), "name", one.get(1), "x", one.get(2), "y", one.get(3))));
        var faults = desk.save(room.id(), 0, size, rows, "", ACTOR);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.getFirst().toString());
        }
    }

    private static Map<String, String> row(FloorThing thing) {
        List<String> placed = PLACED.getOrDefault(
                thing.name(), List.of(metres(thing.xMm()), metres(thing.yMm()), Integer.toString(thing.turn()), ""));
        return Map.of(
                "node", thing.node(),
                "name", thing.name(),
                "x", placed.get(0),
                "y", placed.get(1),
                "turn", placed.get(2),
                "rated", placed.get(3));
    }

    private static String metres(int mm) {
        return String.format(Locale.ROOT, "%.3f", mm / METRES);
    }

    /** Enters the readings of the days before the demo. */
    private void remember() {
        // why: the same in every demo, so that its pages can be talked about
        var chance = new Random(9030);
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        Map<String, List<Point>> power = new HashMap<>();
        LOADS.keySet().forEach(name -> devices.findByName(name).ifPresent(device -> power.put(name, powerOf(device))));
        List<History.Entry> entries = new ArrayList<>();
        for (int ago = DAYS; ago > 0; ago--) {
            Instant at = today.minusDays(ago)
                    .atTime(LocalTime.of(14, 30))
                    .atZone(CentreTime.ZONE)
                    .toInstant();
            for (String name : LOADS.keySet().stream().sorted().toList()) {
                Load load = LOADS.get(name);
                double kilowatts = (load.today() - load.perDay() * ago) * (1 + 0.02 * chance.nextGaussian());
                if (ago == SERVICE) {
                    kilowatts = name.contains("-A") ? 0 : 2 * kilowatts;
                }
                entry(power.getOrDefault(name, List.of()), at, kilowatts, entries);
            }
        }
        transactions.executeWrite(status -> {
            try {
                return history.append(status.getConnection(), entries);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<Point> powerOf(Device device) {
        return Meters.ofPower(device, points.findByDeviceIdIn(List.of(device.id())));
    }

    private static void entry(List<Point> parts, Instant at, double kilowatts, List<History.Entry> entries) {
        if (!parts.isEmpty()) {
            entries.add(new History.Entry(
                    parts.getFirst().deviceId(),
                    at,
                    0,
                    parts.stream()
                            .map(point -> new Reading(
                                    point.id(),
                                    at,
                                    Math.round(METRES * kilowatts / parts.size()) / METRES,
                                    Quality.GOOD))
                            .toList()));
        }
    }
}
