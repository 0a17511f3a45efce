package vn.dcim.web.regulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.regulation.Escalation;
import vn.dcim.core.regulation.EscalationConfig;
import vn.dcim.core.regulation.FindingTrend;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.regulation.State;

/**
 * The page of how it stands on the whole.
 *
 * @param articles the worst first
 * @param roles the worst first
 * @param counts of all that fit
 * @param choices roles, for the filter
 * @param escalated how many findings concern whom by their age
 */
public record OverviewPage(
        ComplianceView view,
        List<Line> articles,
        List<Line> roles,
        Map<State, Long> counts,
        List<String> choices,
        List<FindingTrend.Day> days,
        Map<Escalation, Long> escalated) {

    /** @param key as the address of the list names it */
    public record Line(String key, String title, String text, Map<State, Long> counts) {

        public long count(State state) {
            return counts.getOrDefault(state, 0L);
        }
    }

    static Map<Escalation, Long> escalated(List<Standing> standings, Instant now, EscalationConfig after) {
        return standings.stream()
                .filter(standing -> standing.state() == State.NOT_MET)
                .collect(Collectors.groupingBy(standing -> Escalation.of(standing, now, after), Collectors.counting()));
    }

    /** Returns the shape of a state: on a telephone a number stands without the head of its column. */
    public static String shape(State state) {
        return switch (state) {
            case NOT_MET -> "■";
            case NO_EVIDENCE -> "▲";
            case MET -> "✓";
            case NOT_APPLICABLE -> "–";
        };
    }

    public long escalated(Escalation whom) {
        return escalated.getOrDefault(whom, 0L);
    }

    public long count(State state) {
        return counts.getOrDefault(state, 0L);
    }
}
