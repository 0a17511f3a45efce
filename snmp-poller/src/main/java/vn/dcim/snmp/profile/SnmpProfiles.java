package vn.dcim.snmp.profile;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snmp4j.smi.OID;
import vn.dcim.core.device.ProfileCatalog;
import vn.dcim.core.point.StateList;

/** The profiles of SNMP devices as people read them. */
@Singleton
final class SnmpProfiles implements ProfileCatalog {

    private final ProfileLibrary library;

    @Nullable
    private List<Profile> profiles;

    SnmpProfiles(ProfileLibrary library) {
        this.library = library;
    }

    /** Described when first asked for, and kept: the library does not change while the program runs. */
    @Override
    public synchronized List<Profile> profiles() {
        if (profiles == null) {
            Map<String, Own> described =
                    library.profiles().stream().collect(Collectors.toMap(DeviceProfile::id, SnmpProfiles::own));
            profiles = library.profiles().stream()
                    .map(profile -> profile(profile, described))
                    .toList();
        }
        return profiles;
    }

    /** What a profile says itself; its children share it. */
    private record Own(List<Part> parts, List<Trap> traps) {}

    private static Own own(DeviceProfile profile) {
        List<Part> parts = new ArrayList<>();
        if (!profile.points().isEmpty()) {
            parts.add(new Part(profile.id(), "", "", List.of(), null, points(profile.points())));
        }
        profile.tables().forEach(table -> parts.add(part(profile.id(), table)));
        List<Trap> traps = profile.traps().stream()
                .map(trap -> new Trap(profile.id(), trap.oid(), trap.points(), trap.pointName(), trap.state()))
                .toList();
        return new Own(parts, traps);
    }

    private static Profile profile(DeviceProfile profile, Map<String, Own> described) {
        List<Own> lineage =
                profile.lineage().stream().map(each -> described.get(each.id())).toList();
        return new Profile(
                profile.id(),
                Protocol.SNMP,
                profile.deviceClass(),
                profile.vendor(),
                "",
                profile.isAbstract(),
                profile.parents().stream().map(DeviceProfile::id).toList(),
                profile.selectors().stream().map(SnmpProfiles::clues).toList(),
                lineage.stream().flatMap(own -> own.parts().stream()).toList(),
                lineage.stream().flatMap(own -> own.traps().stream()).toList(),
                profile.file());
    }

    private static List<Clue> clues(Selector selector) {
        List<Clue> clues = new ArrayList<>();
        if (!selector.objectIds().isEmpty()) {
            clues.add(new Clue(
                    "sys-object-id",
                    selector.objectIds().stream().map(OID::toDottedString).collect(Collectors.joining(", "))));
        }
        selector.description().ifPresent(pattern -> clues.add(new Clue("sys-descr", pattern.pattern())));
        selector.exists().forEach(oid -> clues.add(new Clue("exists", oid.toDottedString())));
        selector.absent().forEach(oid -> clues.add(new Clue("absent", oid.toDottedString())));
        selector.values()
                .forEach(match -> clues.add(new Clue(
                        "value",
                        match.oid().toDottedString() + " = " + match.pattern().pattern())));
        return clues;
    }

    private static Part part(String from, TableDefinition table) {
        String words = table.keys().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " → " + entry.getValue())
                .collect(Collectors.joining(", "));
        return new Part(
                from,
                table.entry().toDottedString(),
                words.isEmpty() ? table.key() : table.key() + ": " + words,
                conditions(table.conditions()),
                null,
                points(table.points()));
    }

    private static List<ReadPoint> points(List<PointDefinition> points) {
        return points.stream().map(SnmpProfiles::point).toList();
    }

    private static ReadPoint point(PointDefinition point) {
        return new ReadPoint(
                point.name(),
                point.governed().titles(),
                point.label()
                        .map(label -> label.fixed() != null ? label.fixed() : place(label.column()))
                        .orElse(""),
                point.governed().quantity(),
                unit(point),
                place(point.source()) + (point.bit() == null ? "" : " bit " + point.bit()),
                scale(point),
                point.pollClass(),
                states(point),
                point.absent(),
                point.min(),
                point.max(),
                conditions(point.conditions()));
    }

    private static String unit(PointDefinition point) {
        return point.unitColumn()
                .map(column -> place(column.column()) + ": "
                        + column.map().entrySet().stream()
                                .map(entry -> entry.getKey() + " → " + entry.getValue())
                                .collect(Collectors.joining(", ")))
                .orElse(point.unit());
    }

    private static Map<String, StateList.State> states(PointDefinition point) {
        Map<String, StateList.State> states = new TreeMap<>();
        point.states().forEach((raw, code) -> point.governed()
                .states()
                .flatMap(list -> list.byCode(code))
                .ifPresent(state -> states.put(raw, state)));
        return states;
    }

    private static String scale(PointDefinition point) {
        Stream<String> factors =
                point.scale().stream().map(SnmpProfiles::factor).filter(text -> !text.isEmpty());
        Stream<String> offset = point.offset() == 0
                ? Stream.empty()
                : Stream.of((point.offset() < 0 ? "− " : "+ ") + ProfileCatalog.number(Math.abs(point.offset())));
        Stream<String> pattern = point.pattern() == null ? Stream.empty() : Stream.of("/" + point.pattern() + "/");
        return Stream.of(pattern, factors, offset).flatMap(text -> text).collect(Collectors.joining(" "));
    }

    private static String factor(Factor factor) {
        return switch (factor) {
            case Factor.Constant(double value) -> value == 1 ? "" : "× " + ProfileCatalog.number(value);
            case Factor.Read(ColumnRef column, double power, Map<String, Double> map, boolean inverse) ->
                (inverse ? "÷ " : "× ")
                        + (power == 0 ? "" : ProfileCatalog.number(power) + "^")
                        + place(column)
                        + (map.isEmpty() ? "" : " " + new TreeMap<>(map));
        };
    }

    private static List<String> conditions(List<PointDefinition.Condition> conditions) {
        return conditions.stream()
                .map(condition -> (condition.column() == null ? condition.part() : place(condition.column()))
                        + (condition.negated() ? " ≠ " : " = ")
                        + condition.pattern().pattern().replaceAll("\\^?\\\\Q(.*?)\\\\E\\$?", "$1"))
                .toList();
    }

    private static String place(ColumnRef column) {
        return column.column().toDottedString() + (column.index().isEmpty() ? "" : "." + column.index());
    }
}
