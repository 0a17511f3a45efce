package vn.dcim.web.regulation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.regulation.Escalation;
import vn.dcim.core.regulation.EscalationConfig;
import vn.dcim.core.regulation.Profile;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.Remedy;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.regulation.State;

/**
 * The page of all obligations.
 *
 * @param groups of those that are shown: by article in the order of the texts, or one without article
 * @param counts of those that fit, whatever their state
 * @param all how many there are in force
 * @param roles that have something to do, for the choice
 * @param remedies what is being done, by obligation
 * @param judgedAt when they were judged last; empty where they never were
 */
public record CompliancePage(
        ComplianceView view,
        Profile profile,
        List<RegulationText> texts,
        List<Group> groups,
        Map<State, Long> counts,
        long all,
        List<String> roles,
        Optional<Instant> judgedAt,
        Map<String, List<Remedy.Progress>> remedies,
        EscalationConfig escalation,
        Instant now) {

    /** Obligations of one article. */
    public record Group(RegulationText text, Optional<RegulationText.Article> article, List<Standing> standings) {}

    /** Returns whom a finding concerns by its age. */
    public Escalation escalation(Standing standing) {
        return Escalation.of(standing, now, escalation);
    }

    public List<Remedy.Progress> remedies(Standing standing) {
        return remedies.getOrDefault(standing.obligation().id(), List.of());
    }

    public long count(State state) {
        return counts.getOrDefault(state, 0L);
    }

    /** Returns of a hundred how many stand so, for the bar above the list. */
    public double share(State state) {
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        return sum == 0 ? 0 : 100.0 * count(state) / sum;
    }

    /** Returns of a hundred how many stand worse. */
    public double before(State state) {
        return Arrays.stream(State.values())
                .filter(other -> other.compareTo(state) < 0)
                .mapToDouble(this::share)
                .sum();
    }

    public boolean isEmpty() {
        return groups.stream().allMatch(group -> group.standings().isEmpty());
    }
}
