package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.register.Wording;

/**
 * One thing that a text asks for and that can be checked.
 *
 * @param id never used for another, such as {@code BK11-8.1.dd-a}
 * @param text id of the text
 * @param article number, or {@code PL1} for an annex
 * @param clause empty where the article has none
 * @param point as the text writes it; empty where the clause has none
 * @param rule what must hold
 * @param breach a situation that is one
 * @param mend what to do where it does not hold, or nobody can prove that it does
 * @param evidence what the judgement rests on, such as {@code telemetry}
 * @param cadence how often the text has it done, such as {@code 60d}, {@code continuous}, {@code by-plan}
 * @param responsible roles, the leading one first, such as {@code operator}
 * @param check name of the one that decides; empty for none
 * @param unjudged what that check leaves out though the catalogue has the program decide alone; null for nothing
 */
public record Obligation(
        String id,
        String text,
        String article,
        String clause,
        String point,
        Wording title,
        Wording rule,
        Wording breach,
        Wording mend,
        List<Parameter> parameters,
        String evidence,
        Automation automation,
        String cadence,
        List<String> responsible,
        String check,
        @Nullable Wording unjudged) {

    Obligation checkedBy(String name, @Nullable Wording leftOut) {
        return new Obligation(
                id,
                text,
                article,
                clause,
                point,
                title,
                rule,
                breach,
                mend,
                parameters,
                evidence,
                automation,
                cadence,
                responsible,
                name,
                leftOut);
    }

    /** Returns how much of it the program decides by itself, as its check is today. */
    public Automation judging() {
        return automation == Automation.FULL && unjudged != null ? Automation.PARTIAL : automation;
    }

    /** Returns the name of the check; empty where nothing decides it but a person. */
    public Optional<String> checkName() {
        return Optional.of(check).filter(name -> !name.isEmpty());
    }

    /** Returns its place, such as {@code 8.1.đ}. */
    public String place() {
        StringBuilder place = new StringBuilder(article);
        for (String part : List.of(clause, point)) {
            if (!part.isEmpty()) {
                place.append('.').append(part);
            }
        }
        return place.toString();
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "obligation:" + id;
    }
}
