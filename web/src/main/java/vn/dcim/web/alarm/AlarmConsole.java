package vn.dcim.web.alarm;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmFilter;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.alarm.AlarmTexts;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.page.Visit;
import vn.dcim.web.scope.SeenAlarms;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.search.SearchText;

/** Gathers what the pages of alarms show. */
@Singleton
public final class AlarmConsole {

    private static final Set<AlarmState> COVERED = EnumSet.of(AlarmState.SHELVED, AlarmState.OUT_OF_SERVICE);

    private final SeenAlarms alarms;
    private final AlarmLines lines;
    private final AlarmTexts texts;
    private final SeenDevices devices;

    AlarmConsole(SeenAlarms alarms, AlarmLines lines, AlarmTexts texts, SeenDevices devices) {
        this.alarms = alarms;
        this.lines = lines;
        this.texts = texts;
        this.devices = devices;
    }

    /** Returns the console; open families in the order of urgency unless the view says otherwise. */
    public AlarmConsolePage page(AlarmView asked, Visit visit) {
        AlarmView view = asked.complete();
        Function<Alarm, AlarmLine> line = lines.in(visit.words());
        List<AlarmBoard.Family> standing = alarms.families(visit.scope());
        Set<AlarmPriority> priorities = AlarmQuery.priorities(view.priority());
        long total = 0;
        Map<AlarmPriority, Integer> counts = Map.of();
        List<AlarmConsolePage.Family> families;
        if (view.view().equals("past")) {
            var past = alarms.list(
                    AlarmFilter.STANDING
                            .withStates(EnumSet.of(AlarmState.NORMAL))
                            .withPriorities(priorities),
                    AlarmFilter.Order.NEWEST,
                    (long) view.page() * AlarmConsolePage.PAGE,
                    AlarmConsolePage.PAGE,
                    visit.scope());
            total = past.total();
            families = past.items().stream()
                    .map(alarm -> new AlarmConsolePage.Family(line.apply(alarm), List.of()))
                    .filter(family -> matches(family, view.q()))
                    .toList();
        } else {
            List<AlarmConsolePage.Family> ofView = standing.stream()
                    .filter(family -> isCovered(family.root()) == isCoveredView(view))
                    .map(family -> new AlarmConsolePage.Family(
                            line.apply(family.root()),
                            family.consequences().stream().map(line).toList()))
                    .filter(family -> matches(family, view.q()))
                    .toList();
            counts = counts(ofView);
            families = ofView.stream()
                    .filter(family -> priorities.isEmpty() || priorities.contains(priority(family)))
                    .sorted(order(view.sort()))
                    .toList();
            total = families.size();
        }
        return new AlarmConsolePage(
                view,
                families,
                counts,
                (int) standing.stream()
                        .filter(family -> isCovered(family.root()))
                        .count(),
                families.stream()
                        .mapToInt(family -> family.consequences().size())
                        .sum(),
                total,
                visit.may(Permission.ACKNOWLEDGE_ALARM),
                visit.may(Permission.SHELVE_ALARM));
    }

    /** Returns how many lines each priority would show. */
    private static Map<AlarmPriority, Integer> counts(List<AlarmConsolePage.Family> families) {
        Map<AlarmPriority, Integer> counts = new EnumMap<>(AlarmPriority.class);
        for (AlarmPriority priority : AlarmPriority.values()) {
            counts.put(priority, (int) families.stream()
                    .filter(family -> priority(family) == priority)
                    .count());
        }
        return counts;
    }

    private static AlarmPriority priority(AlarmConsolePage.Family family) {
        return family.root().alarm().priority();
    }

    private static boolean isCoveredView(AlarmView view) {
        return switch (view.view()) {
            case "open" -> false;
            case "covered" -> true;
            default -> throw new DcimException(ErrorCode.INVALID_VALUE, "view", view.view(), "open, covered, past");
        };
    }

    private static boolean isCovered(Alarm alarm) {
        return COVERED.contains(alarm.state());
    }

    private static boolean matches(AlarmConsolePage.Family family, String text) {
        return text.isEmpty()
                || Stream.concat(Stream.of(family.root()), family.consequences().stream())
                        .anyMatch(line -> SearchText.matches(text, line.title(), line.device(), line.state()));
    }

    private static Comparator<AlarmConsolePage.Family> order(String sort) {
        return switch (AlarmQuery.order(sort)) {
            case NEWEST ->
                Comparator.<AlarmConsolePage.Family, java.time.Instant>comparing(
                                family -> family.root().alarm().occurrence().lastRaisedAt())
                        .reversed();
            case DEVICE -> Comparator.comparing(family -> family.root().device());
            case PRIORITY ->
                Comparator.<AlarmConsolePage.Family, AlarmPriority>comparing(AlarmConsole::priority)
                        .reversed();
            case URGENCY -> (a, b) -> 0;
        };
    }

    /** @throws DcimException NOT_FOUND */
    AlarmPage alarm(long id, Visit visit) {
        Function<Alarm, AlarmLine> line = lines.in(visit.words());
        Alarm alarm = alarms.get(id, visit.scope());
        AlarmTexts.Text text = texts.of(
                alarm.rule(),
                devices.point(alarm.pointId(), visit.scope()),
                visit.words().language().locale());
        Long rootId = alarm.fold().rootId();
        return new AlarmPage(
                line.apply(alarm),
                text.meaning(),
                text.action(),
                rootId == null ? null : line.apply(alarms.get(rootId, visit.scope())),
                alarms
                        .list(
                                new AlarmFilter(Set.of(), Set.of(), null, null, null, null, id, null, false),
                                AlarmFilter.Order.NEWEST,
                                0,
                                AlarmConsolePage.PAGE,
                                visit.scope())
                        .items()
                        .stream()
                        .map(line)
                        .toList(),
                alarms.transitions(id, visit.scope()),
                visit.may(Permission.ACKNOWLEDGE_ALARM),
                visit.may(Permission.SHELVE_ALARM));
    }
}
