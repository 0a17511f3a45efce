package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.round.RoundAnswer;
import vn.dcim.core.shift.round.Rounds;

/** Rounds of the shift, made and missed, with what was not fine; and which rounds come. */
@Singleton
final class RoundSection implements HandoverSection, DueSource {

    private final Rounds rounds;
    private final Roster roster;

    RoundSection(Rounds rounds, Roster roster) {
        this.rounds = rounds;
        this.roster = roster;
    }

    @Override
    public String code() {
        return "rounds";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        Map<String, String> names = roster.names();
        List<ShiftRound> of = rounds.of(period.shift().id());
        Map<Long, List<RoundAnswer>> answers = rounds.answers(of);
        List<HandoverLine> lines = new ArrayList<>();
        for (ShiftRound round : of) {
            ShiftRound.State state = round.state(period.to());
            String path = "/shift/rounds/" + round.id();
            lines.add(new HandoverLine(
                    "round-" + state.code(),
                    List.of(names.getOrDefault(round.doneBy(), round.doneBy())),
                    round.doneAt() == null ? round.dueAt() : round.doneAt(),
                    null,
                    state == ShiftRound.State.MISSED || state == ShiftRound.State.LATE,
                    path));
            answers.getOrDefault(round.id(), List.of()).stream()
                    .filter(answer -> !answer.fine())
                    .forEach(answer -> lines.add(new HandoverLine(
                            "not-fine",
                            List.of(answer.title(), (answer.value() + " " + answer.unit()).strip(), answer.remark()),
                            round.doneAt(),
                            null,
                            true,
                            path)));
        }
        return lines;
    }

    @Override
    public List<Due> between(Instant from, Instant to) {
        return rounds.due(from, to).stream()
                .filter(round -> round.doneAt() == null)
                .map(round -> new Due("round-due", List.of(), round.dueAt(), "/shift/rounds/" + round.id()))
                .toList();
    }
}
