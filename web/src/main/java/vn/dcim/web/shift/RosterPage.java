package vn.dcim.web.shift;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.shift.Absence;
import vn.dcim.core.shift.CrewMember;
import vn.dcim.core.shift.Duty;
import vn.dcim.core.shift.RosterFinding;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.ShiftPattern;
import vn.dcim.core.shift.Swap;
import vn.dcim.web.api.Typed;

/**
 * The roster of a month or a week.
 *
 * @param from the first day that is shown
 * @param isWeek whether it is a week, else the month of that day
 * @param findings of what is shown
 * @param unknownYears whose days off are not all known
 * @param feed address of the reader's calendar, once, when it was made; empty otherwise
 */
public record RosterPage(
        LocalDate from,
        boolean isWeek,
        List<Day> days,
        List<RosterFinding> findings,
        List<Integer> unknownYears,
        Map<Integer, List<CrewMember>> crews,
        List<ShiftPattern> patterns,
        List<Absence> absences,
        List<Swap> swaps,
        Map<Long, Turn> swapped,
        Map<String, String> names,
        List<String> people,
        String feed,
        Typed typed,
        String fault) {

    /** A day with the shifts that begin on it. @param isOff a public holiday, or a day off in place of one */
    public record Day(LocalDate day, boolean isWeekend, boolean isOff, boolean isToday, List<Turn> turns) {}

    public YearMonth month() {
        return YearMonth.from(from);
    }

    /** Returns the query of the same kind of view, further by some. */
    public String query(int further) {
        return isWeek ? "?week=" + from.plusWeeks(further) : "?month=" + month().plusMonths(further);
    }

    public String name(String account) {
        return names.getOrDefault(account, account);
    }

    public String people(Turn of) {
        return String.join(
                ", ",
                of.duties().stream()
                        .sorted(Comparator.comparing(Duty::isLead).reversed())
                        .map(duty -> name(duty.account()) + (duty.isLead() ? " ★" : ""))
                        .toList());
    }

    /** Tells whether something is wrong with a shift. */
    public boolean isWrong(Turn turn) {
        return findings.stream().anyMatch(finding -> turn.shift().id().equals(finding.shiftId()));
    }

    /** Returns who is in a crew, as it is typed. */
    public String crew(int number) {
        return String.join(
                ", ",
                crews.getOrDefault(number, List.of()).stream()
                        .map(CrewMember::account)
                        .toList());
    }

    public String typed(String field, String otherwise) {
        return typed.fields().getOrDefault(field, otherwise);
    }

    public Set<Integer> crewNumbers() {
        return java.util.stream.IntStream.rangeClosed(1, Math.max(4, crews.size()))
                .boxed()
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }
}
