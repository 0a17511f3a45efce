package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is known of a line after its last round.
 *
 * @param recent the rounds of the window, oldest first
 * @param state what people were told
 * @param since when; null before the first round
 * @param alive whether the Internet was reached last; null for unknown
 */
record LineTrack(
        List<LineRound> recent,
        LineState state,
        @Nullable Instant since,
        @Nullable Boolean alive) {

    static final LineTrack NEW = new LineTrack(List.of(), LineState.UNKNOWN, null, null);

    LineTrack {
        recent = List.copyOf(recent);
    }

    /** What a round made of it. @param rows to be written; none where nothing changed */
    record Step(LineTrack after, List<LineTransition> rows) {

        /** Tells whether people hear of it. */
        boolean isNews(LineTrack before) {
            return after.state != before.state;
        }
    }

    /** Takes a round that began after all others. @param now when it was over */
    Step take(LineRound round, Instant now, LineConfig rules) {
        List<LineTransition> rows = new ArrayList<>();
        boolean gap =
                !recent.isEmpty() && round.at().isAfter(recent.getLast().at().plus(rules.silence()));
        List<LineRound> window = new ArrayList<>();
        if (gap) {
            // why: nobody looked, so neither the line nor the provider's account has that time
            rows.add(new LineTransition(
                    null, round.lineId(), recent.getLast().at().plus(rules.interval()), LineState.UNKNOWN, null, now));
        } else {
            Instant earliest = round.at().minus(rules.flapWindow());
            recent.stream()
                    .filter(one -> one.at().isAfter(earliest) && !one.at().isAfter(round.at()))
                    .forEach(window::add);
        }
        window.add(round);
        LineJudge.Standing standing = LineJudge.judge(window, !gap && state == LineState.FLAPPING, rules);
        boolean changed = gap || standing.state() != state;
        LineTrack after = new LineTrack(window, standing.state(), changed ? standing.since() : since, round.alive());
        if (changed || !Objects.equals(round.alive(), alive)) {
            rows.add(new LineTransition(null, round.lineId(), round.at(), standing.state(), round.alive(), now));
        }
        return new Step(after, rows);
    }
}
