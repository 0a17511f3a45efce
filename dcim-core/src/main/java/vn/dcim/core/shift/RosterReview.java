package vn.dcim.core.shift;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.shift.RosterFinding.Kind;

/** Finds what is wrong with a roster. All intervals are half-open: a shift that begins as another ends leaves no gap and is no overlap. */
public final class RosterReview {

    private RosterReview() {}

    /** A shift with its people. */
    public record Turn(Shift shift, List<Duty> duties) {

        public boolean has(String account) {
            return duties.stream().anyMatch(duty -> duty.account().equals(account));
        }
    }

    /**
     * What is known of people.
     *
     * @param lastDays the last day on which an account may be used, by its name; {@link LocalDate#MAX} for no end. One that is missing
     *     may not be used at all
     * @param rest what the law asks for before a shift
     */
    public record Rules(Map<String, LocalDate> lastDays, Collection<Absence> absences, Duration rest) {}

    /**
     * Returns what is wrong between two instants.
     *
     * @param turns all that have time in common with [from, to), and some before, for the rest of their people
     */
    public static List<RosterFinding> of(Collection<Turn> turns, Instant from, Instant to, Rules rules) {
        List<Turn> ordered = turns.stream()
                .sorted(Comparator.comparing(turn -> turn.shift().beginsAt()))
                .toList();
        List<Turn> within = ordered.stream()
                .filter(turn -> turn.shift().beginsAt().isBefore(to)
                        && from.isBefore(turn.shift().endsAt()))
                .toList();
        return Stream.of(gaps(within, from, to), staffing(within), people(within, rules), rest(ordered, from, rules))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(RosterFinding::from).thenComparing(RosterFinding::kind))
                .toList();
    }

    private static List<RosterFinding> gaps(List<Turn> turns, Instant from, Instant to) {
        List<RosterFinding> gaps = new ArrayList<>();
        Instant covered = from;
        for (Turn turn : turns) {
            if (turn.shift().beginsAt().isAfter(covered)) {
                gaps.add(new RosterFinding(Kind.GAP, covered, turn.shift().beginsAt(), "", null));
            }
            covered = later(covered, turn.shift().endsAt());
        }
        if (covered.isBefore(to)) {
            gaps.add(new RosterFinding(Kind.GAP, covered, to, "", null));
        }
        return gaps;
    }

    private static List<RosterFinding> staffing(List<Turn> turns) {
        List<RosterFinding> findings = new ArrayList<>();
        for (Turn turn : turns) {
            if (turn.duties().isEmpty()) {
                findings.add(finding(Kind.NOBODY, turn.shift(), ""));
            } else if (turn.duties().stream().noneMatch(Duty::isLead)) {
                findings.add(finding(Kind.NO_LEAD, turn.shift(), ""));
            }
        }
        return findings;
    }

    private static List<RosterFinding> people(List<Turn> turns, Rules rules) {
        List<RosterFinding> findings = new ArrayList<>();
        for (Turn turn : turns) {
            LocalDate lastNeeded = LocalDate.ofInstant(turn.shift().endsAt().minusNanos(1), CentreTime.ZONE);
            for (Duty duty : turn.duties()) {
                LocalDate last = rules.lastDays().getOrDefault(duty.account(), LocalDate.MIN);
                if (last.isBefore(lastNeeded)) {
                    findings.add(finding(Kind.LEFT, turn.shift(), duty.account()));
                }
                if (rules.absences().stream()
                        .anyMatch(one -> one.account().equals(duty.account()) && one.meets(turn.shift()))) {
                    findings.add(finding(Kind.ABSENT, turn.shift(), duty.account()));
                }
            }
        }
        return findings;
    }

    private static List<RosterFinding> rest(List<Turn> turns, Instant from, Rules rules) {
        List<RosterFinding> findings = new ArrayList<>();
        Map<String, Shift> last = new HashMap<>();
        for (Turn turn : turns) {
            Shift shift = turn.shift();
            for (Duty duty : turn.duties()) {
                Shift before = last.get(duty.account());
                if (before != null && from.isBefore(shift.endsAt())) {
                    if (before.overlaps(shift)) {
                        findings.add(finding(Kind.DOUBLE_DUTY, shift, duty.account()));
                    } else if (Duration.between(before.endsAt(), shift.beginsAt())
                                    .compareTo(rules.rest())
                            < 0) {
                        findings.add(finding(Kind.LITTLE_REST, shift, duty.account()));
                    }
                }
                last.merge(duty.account(), shift, (a, b) -> a.endsAt().isAfter(b.endsAt()) ? a : b);
            }
        }
        return findings;
    }

    private static RosterFinding finding(Kind kind, Shift shift, String account) {
        return new RosterFinding(kind, shift.beginsAt(), shift.endsAt(), account, shift.id());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
