package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;

/** Evidence and check of fire protection: in every room that holds equipment, and without fault, isolated zone or suppression that is off. */
@Factory
final class FireChecks {

    static final String FIRE = "fire-protection";

    private static final Pattern FAULT = Pattern.compile("alarm\\.(fault|trouble|.+[.-]fault)");
    private static final Pattern ISOLATED =
            Pattern.compile("(alarm|flag)\\.(.*[.-])?(isolated|isolation|disabled|bypass)([.-].*)?");
    private static final Pattern MANUAL =
            Pattern.compile("(alarm|flag)\\.(.*[.-])?(suppression-off|manual|manual-off|inhibited)([.-].*)?");
    private static final Set<String> SET = Set.of("active", "yes", "warning", "acknowledged");

    @Singleton
    @Named(FIRE)
    @Requires(property = "datasources.default.url")
    SheetEvidence fire(PlantReader reader, EquippedRooms rooms) {
        return new SheetEvidence(FIRE, now -> gather(reader, rooms, now));
    }

    @Singleton
    @Named("fire-protected")
    SheetCheck fireProtected() {
        return new SheetCheck("fire-protected", FIRE, (line, _) -> {
            if (line.has("unheard")) {
                return SheetCheck.Found.UNPROVEN;
            }
            if (line.has("room")) {
                return SheetCheck.Found.of(SheetCheck.when(!line.has("protected"), "room-without-fire-protection"));
            }
            return SheetCheck.Found.of(
                            SheetCheck.when(line.has("fault"), "fire-fault", line.word("fault")),
                            SheetCheck.when(line.has("isolated"), "fire-isolated", line.word("isolated")),
                            SheetCheck.when(line.has("manual"), "fire-manual", line.word("manual")),
                            SheetCheck.when(line.has("lost"), "device-unreachable"))
                    .proven(line.has("heard"));
        });
    }

    private static Sheet gather(PlantReader reader, EquippedRooms rooms, Instant now) {
        Set<String> equipped = new TreeSet<>();
        Set<String> covered = new TreeSet<>();
        rooms.with(kind -> kind != AssetKind.FIRE).forEach(room -> equipped.add(room.name()));
        rooms.with(kind -> kind == AssetKind.FIRE).forEach(room -> covered.add(room.name()));
        Plant plant = reader.read(
                Set.of(DeviceClass.FIRE),
                List.of(
                        PlantReader.Wanted.of("(alarm|flag|smoke)\\..+", "1"),
                        PlantReader.Wanted.of("device\\.reachability", "1")),
                now);
        List<Sheet.Line> lines = new ArrayList<>();
        for (Plant.Unit unit : plant.units()) {
            if (!unit.room().isEmpty()) {
                covered.add(unit.room());
            }
            lines.add(panel(unit, now));
        }
        equipped.forEach(room -> lines.add(new Sheet.Told()
                .when("room", true)
                .when("protected", covered.contains(room))
                .of("room:" + room, room, "/equipment?kind=fire")));
        if (plant.units().isEmpty()) {
            lines.add(new Sheet.Told().when("unheard", true).of("devices", "/devices", "/devices"));
        }
        // why: a room with equipment and nothing that tells of fire is a breach, a centre without equipment is nothing
        return new Sheet(
                !equipped.isEmpty(),
                lines,
                List.of(
                        Proof.of(
                                Phrase.of("rooms-with-fire-protection", equipped.size(), covered.size()),
                                "/equipment?kind=fire"),
                        Proof.of(Phrase.of("fire-panels", plant.units().size()), "/devices")));
    }

    private static Sheet.Line panel(Plant.Unit unit, Instant now) {
        List<Plant.Told> fresh =
                unit.told().stream().filter(told -> told.isFresh(now)).toList();
        return new Sheet.Told()
                .with(
                        "fault",
                        point(
                                fresh,
                                told -> FAULT.matcher(told.point()).matches() && SET.contains(told.word())
                                        || told.word().equals("fault")))
                .with(
                        "isolated",
                        point(
                                fresh,
                                told -> told.word().equals("disabled")
                                        || ISOLATED.matcher(told.point()).matches() && SET.contains(told.word())))
                .with(
                        "manual",
                        point(fresh, told -> MANUAL.matcher(told.point()).matches() && SET.contains(told.word())))
                .when("lost", fresh.stream().anyMatch(told -> told.word().equals("unreachable")))
                .when(
                        "heard",
                        fresh.stream()
                                .anyMatch(told -> !told.point().startsWith("device.")
                                        && !told.word().isEmpty()))
                .of("device:" + unit.device(), unit.name(), "/devices/" + unit.device());
    }

    private static String point(List<Plant.Told> told, Predicate<Plant.Told> which) {
        return told.stream()
                .filter(which)
                .map(one -> one.label().isEmpty() ? one.point() : one.label())
                .findFirst()
                .orElse("");
    }
}
