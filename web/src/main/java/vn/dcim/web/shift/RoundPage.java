package vn.dcim.web.shift;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.round.RoundAnswer;
import vn.dcim.core.shift.round.RoundCheck;
import vn.dcim.core.shift.round.Rounds;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;

/**
 * A round, to be made or as it was made.
 *
 * @param questions none once it was made
 * @param answers none before
 * @param faults what is wrong with answers, by the id of the check
 */
public record RoundPage(
        ShiftRound round,
        Turn turn,
        ShiftRound.State state,
        boolean isOnDuty,
        List<Rounds.Question> questions,
        List<RoundAnswer> answers,
        Map<String, String> names,
        Typed typed,
        Map<Long, String> faults,
        String fault) {

    public String name(String account) {
        return names.getOrDefault(account, account);
    }

    /** Returns what stands in the field of an answer: what was typed, or what the device says. */
    public String value(Rounds.Question question, Words words) {
        String field = "value-" + question.check().id();
        if (typed.fields().containsKey(field)) {
            return typed.text(field);
        }
        return question.check().kind() == RoundCheck.Kind.NUMBER && question.isOffered()
                ? java.math.BigDecimal.valueOf(question.reading().value())
                        .setScale(1, java.math.RoundingMode.HALF_UP)
                        .toPlainString()
                        .replace('.', words.language() == vn.dcim.web.language.Language.VI ? ',' : '.')
                : "";
    }

    public String remark(Rounds.Question question) {
        return typed.text("remark-" + question.check().id());
    }

    @Nullable
    public String faultOf(Rounds.Question question) {
        return faults.get(question.check().id());
    }

    public String age(Rounds.Question question, Instant now, Words words) {
        return words.age(question.reading().at(), now);
    }
}
