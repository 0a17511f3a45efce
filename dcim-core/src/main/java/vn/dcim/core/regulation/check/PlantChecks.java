package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Question;

/** Evidence and checks of what single devices tell: power in store, doors, cooling, leaks, clocks. */
@Factory
final class PlantChecks {

    static final String UPS = "ups";
    static final String DOORS = "access-controllers";
    static final String COOLING = "cooling";
    static final String LEAKS = "leaks";
    static final String CLOCKS = "clocks";

    private static final Pattern OUTPUT = Pattern.compile("output\\.source");
    private static final Pattern BATTERY = Pattern.compile("battery(\\.[^.]+)?\\.status");
    private static final Pattern REPLACE = Pattern.compile("battery\\.replace");
    private static final Pattern BAD_PACKS = Pattern.compile("battery\\.bad\\.count");
    private static final Pattern RUNTIME = Pattern.compile("battery(\\.[^.]+)?\\.runtime");
    private static final Pattern CONTROLLER = Pattern.compile("controller\\.status");
    private static final Pattern REACHED = Pattern.compile("device\\.reachability");
    private static final Pattern UNIT = Pattern.compile("cooling\\.unit(\\.[^.]+)?");
    private static final Pattern LEAK = Pattern.compile("leak\\.(detector|[^.]+)");
    static final Pattern CLOCK = Pattern.compile("device\\.clock-offset");
    private static final String MINUTE = "60";

    private static final Set<String> BYPASS = Set.of("bypass", "fault-bypass", "maintenance-bypass");
    private static final Set<String> DEAD = Set.of("none", "off");
    private static final Set<String> FAULTY = Set.of("fault", "replace", "disconnected");
    private static final Set<String> TELLING = Set.of("clear", "detected", "absent");
    private static final Set<String> EMPTY = Set.of("low", "depleted");

    @Singleton
    @Named(UPS)
    @Requires(property = "datasources.default.url")
    PlantEvidence ups(PlantReader reader) {
        return new PlantEvidence(
                UPS,
                Set.of(DeviceClass.UPS),
                List.of(
                        PlantReader.Wanted.of(OUTPUT, "1"),
                        PlantReader.Wanted.of(BATTERY, "1"),
                        PlantReader.Wanted.of(REPLACE, "1"),
                        PlantReader.Wanted.of(BAD_PACKS, "1"),
                        PlantReader.Wanted.of(RUNTIME, MINUTE)),
                reader);
    }

    @Singleton
    @Named(DOORS)
    @Requires(property = "datasources.default.url")
    PlantEvidence doors(PlantReader reader) {
        return new PlantEvidence(
                DOORS,
                Set.of(DeviceClass.ACCESS),
                List.of(PlantReader.Wanted.of(CONTROLLER, "1"), PlantReader.Wanted.of(REACHED, "1")),
                reader);
    }

    @Singleton
    @Named(COOLING)
    @Requires(property = "datasources.default.url")
    PlantEvidence cooling(PlantReader reader) {
        return new PlantEvidence(
                COOLING,
                Set.of(DeviceClass.COOLING),
                List.of(PlantReader.Wanted.of(UNIT, "1"), PlantReader.Wanted.of(REACHED, "1")),
                reader);
    }

    @Singleton
    @Named(LEAKS)
    @Requires(property = "datasources.default.url")
    PlantEvidence leaks(PlantReader reader) {
        return new PlantEvidence(LEAKS, Set.of(), List.of(PlantReader.Wanted.of(LEAK, "1")), reader);
    }

    @Singleton
    @Named(CLOCKS)
    @Requires(property = "datasources.default.url")
    PlantEvidence clocks(PlantReader reader) {
        return new PlantEvidence(CLOCKS, Set.of(), List.of(PlantReader.Wanted.of(CLOCK, "1")), reader);
    }

    @Singleton
    @Named("ups-ready")
    UnitCheck upsReady() {
        return new UnitCheck("ups-ready", UPS, PlantChecks::ups);
    }

    @Singleton
    @Named("controllers-online")
    UnitCheck controllersOnline() {
        return new UnitCheck("controllers-online", DOORS, PlantChecks::controller);
    }

    @Singleton
    @Named("cooling-runs")
    UnitCheck coolingRuns() {
        return new UnitCheck("cooling-runs", COOLING, PlantChecks::coolingUnit);
    }

    @Singleton
    @Named("no-leak")
    UnitCheck noLeak() {
        return new UnitCheck("no-leak", LEAKS, PlantChecks::leak);
    }

    @Singleton
    @Named("clocks-agree")
    ClockCheck clocksAgree() {
        return new ClockCheck("clocks-agree", CLOCKS);
    }

    /** Core devices of the network, article 8.1.a. */
    @Singleton
    @Named("network-available")
    AvailabilityCheck networkAvailable() {
        return new AvailabilityCheck("network-available", Set.of("switch", "router", "firewall"));
    }

    @Singleton
    @Named("servers-available")
    AvailabilityCheck serversAvailable() {
        return new AvailabilityCheck("servers-available", Set.of("server"));
    }

    private static UnitCheck.Found ups(Plant.Unit unit, Question question) {
        double least = question.limits().number("runtime_min");
        List<Offence> wrong = new ArrayList<>();
        fresh(unit, OUTPUT, question).forEach(told -> {
            if (BYPASS.contains(told.word())) {
                wrong.add(unit.wrong(Phrase.of("ups-on-bypass")));
            } else if (DEAD.contains(told.word())) {
                wrong.add(unit.wrong(Phrase.of("ups-output-off")));
            }
        });
        fresh(unit, BATTERY, question).forEach(told -> {
            if (FAULTY.contains(told.word())) {
                wrong.add(unit.wrong(told, Phrase.of("battery-fault")));
            } else if (EMPTY.contains(told.word())) {
                wrong.add(unit.wrong(told, Phrase.of("battery-low")));
            }
        });
        if (fresh(unit, REPLACE, question).stream().anyMatch(told -> told.word().equals("yes"))
                || fresh(unit, BAD_PACKS, question).stream().anyMatch(told -> told.greatest() > 0)) {
            wrong.add(unit.wrong(Phrase.of("battery-fault")));
        }
        fresh(unit, RUNTIME, question).stream()
                .filter(told -> told.least() < least * 60)
                .forEach(told -> wrong.add(
                        unit.wrong(told, Phrase.of("runtime-short", Math.round(told.least() / 60), plain(least)))));
        boolean isProven = isKnown(unit, OUTPUT, question)
                && isKnown(unit, BATTERY, question)
                && !fresh(unit, RUNTIME, question).isEmpty();
        return UnitCheck.Found.of(wrong, isProven);
    }

    private static UnitCheck.Found controller(Plant.Unit unit, Question question) {
        List<Offence> wrong = new ArrayList<>();
        boolean isOff = fresh(unit, CONTROLLER, question).stream()
                        .anyMatch(told -> told.word().equals("offline"))
                || fresh(unit, REACHED, question).stream()
                        .anyMatch(told -> told.word().equals("unreachable"));
        if (isOff) {
            wrong.add(unit.wrong(Phrase.of("controller-offline")));
        }
        return UnitCheck.Found.of(wrong, isKnown(unit, CONTROLLER, question) || isKnown(unit, REACHED, question));
    }

    private static UnitCheck.Found coolingUnit(Plant.Unit unit, Question question) {
        List<Offence> wrong = new ArrayList<>();
        for (Plant.Told told : fresh(unit, UNIT, question)) {
            if (told.word().equals("off") || told.word().equals("fault")) {
                wrong.add(unit.wrong(told, Phrase.of("cooling-stopped")));
            }
        }
        if (fresh(unit, REACHED, question).stream().anyMatch(told -> told.word().equals("unreachable"))) {
            wrong.add(unit.wrong(Phrase.of("device-unreachable")));
        }
        return UnitCheck.Found.of(wrong, isKnown(unit, UNIT, question));
    }

    private static UnitCheck.Found leak(Plant.Unit unit, Question question) {
        if (unit.told().isEmpty()) {
            return UnitCheck.Found.NOTHING;
        }
        List<Offence> wrong = fresh(unit, LEAK, question).stream()
                .filter(told -> told.word().equals("detected"))
                .map(told -> unit.wrong(told, Phrase.of("leak-detected")))
                .toList();
        // why: a detector that is itself at fault shows nothing
        boolean isProven = unit.of(LEAK).allMatch(told -> told.isFresh(question.at()) && TELLING.contains(told.word()));
        return UnitCheck.Found.of(wrong, isProven);
    }

    /** Returns what points tell that counts still. */
    static List<Plant.Told> fresh(Plant.Unit unit, Pattern points, Question question) {
        return unit.of(points).filter(told -> told.isFresh(question.at())).toList();
    }

    /** Tells whether there is such a point, and all of them tell a state that means something. */
    private static boolean isKnown(Plant.Unit unit, Pattern points, Question question) {
        return unit.of(points).findAny().isPresent()
                && unit.of(points)
                        .allMatch(told -> told.isFresh(question.at())
                                && !told.word().isEmpty()
                                && !told.word().equals("unknown"));
    }

    /** Returns a limit as people write it. */
    static String plain(double limit) {
        return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
    }
}
