package vn.dcim.core.shift.round;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.ShiftRoundRepository;
import vn.dcim.core.shift.ShiftTime;

/** Takes down what was seen on a round, which nobody changes any more; a row of the audit log. */
@Singleton
public class RoundDesk {

    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_REMARK = 1000;

    private final Rounds rounds;
    private final ShiftRoundRepository repository;
    private final RoundAnswerRepository answers;
    private final Roster roster;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final ShiftTime time;

    RoundDesk(
            Rounds rounds,
            ShiftRoundRepository repository,
            RoundAnswerRepository answers,
            Roster roster,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            ShiftTime time) {
        this.rounds = rounds;
        this.repository = repository;
        this.answers = answers;
        this.roster = roster;
        this.transactions = transactions;
        this.audit = audit;
        this.time = time;
    }

    /** What was typed of one thing. */
    public record Typed(String value, String remark) {}

    /**
     * Takes down a round: all of it, or, where anything is wrong with an answer, nothing.
     *
     * @param typed by the id of the check; one that is missing was left empty
     * @return what is wrong, by the id of the check: missing, number, remark, too-long; nothing where it was taken down
     * @throws DcimException NOT_FOUND; NOT_ON_DUTY where the actor is not on the shift; ILLEGAL_TRANSITION where it was made, is ahead,
     *     or its shift is over
     */
    public Map<Long, String> make(long roundId, Map<Long, Typed> typed, String actor) {
        ShiftRound round = rounds.get(roundId);
        Instant now = time.now();
        requireOpen(round, now, actor);
        Map<Long, String> faults = new LinkedHashMap<>();
        List<RoundAnswer> seen = new ArrayList<>();
        for (Rounds.Question question : rounds.questions()) {
            RoundCheck check = question.check();
            Typed answer = typed.getOrDefault(check.id(), new Typed("", ""));
            RoundRule.Judged judged = RoundRule.judge(check, answer.value(), answer.remark());
            if (answer.value().length() > LONGEST_VALUE || answer.remark().length() > LONGEST_REMARK) {
                faults.put(check.id(), "too-long");
            } else if (judged.fault() != null) {
                faults.put(check.id(), judged.fault());
            }
            seen.add(answer(roundId, question, judged, answer.remark().strip()));
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        return transactions.executeWrite(_ -> {
            if (repository.take(roundId, now, actor) == 0) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, round.toString(), "DONE", "MAKE");
            }
            answers.saveAll(seen);
            long wrong = seen.stream().filter(answer -> !answer.fine()).count();
            audit.record(actor, "round.make", round.toString(), "", seen.size() + ", not fine: " + wrong, "");
            return faults;
        });
    }

    private void requireOpen(ShiftRound round, Instant now, String actor) {
        Turn turn = roster.get(round.shiftId());
        if (!turn.has(actor)) {
            throw new DcimException(ErrorCode.NOT_ON_DUTY, actor, turn.shift().toString());
        }
        String state = round.doneAt() != null
                ? "DONE"
                : now.isBefore(round.dueAt().minus(ShiftRound.GRACE))
                        ? "AHEAD"
                        : now.isBefore(turn.shift().handoverLateAt()) ? "" : "OVER";
        if (!state.isEmpty()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, round.toString(), state, "MAKE");
        }
    }

    private static RoundAnswer answer(long roundId, Rounds.Question question, RoundRule.Judged judged, String remark) {
        RoundCheck check = question.check();
        boolean live = question.reading() != null;
        return new RoundAnswer(
                null,
                roundId,
                check.name(),
                check.unit(),
                check.low(),
                check.high(),
                judged.value(),
                judged.fine(),
                remark,
                live && !Double.isNaN(question.reading().value())
                        ? (Double) question.reading().value()
                        : null,
                live ? question.reading().at() : null,
                live ? question.reading().quality().name() : "");
    }
}
