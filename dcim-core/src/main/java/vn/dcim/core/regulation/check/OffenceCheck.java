package vn.dcim.core.regulation.check;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Judges facts by one rule: what it finds breaches the obligation; where nothing is kept, nothing is proven. */
final class OffenceCheck<F> implements Check<F> {

    private final String name;
    private final String evidence;
    private final Predicate<F> isKept;
    private final Function<F, List<Proof>> proofs;
    private final BiFunction<F, Question, List<Offence>> rule;

    /** @param isKept whether there is anything to judge by */
    OffenceCheck(
            String name,
            String evidence,
            Predicate<F> isKept,
            Function<F, List<Proof>> proofs,
            BiFunction<F, Question, List<Offence>> rule) {
        this.name = name;
        this.evidence = evidence;
        this.isKept = isKept;
        this.proofs = proofs;
        this.rule = rule;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String evidence() {
        return evidence;
    }

    @Override
    public Verdict judge(F facts, Question question) {
        List<Proof> seen = proofs.apply(facts);
        if (!isKept.test(facts)) {
            return Verdict.noEvidence(Phrase.of("nothing-kept"), seen);
        }
        List<Offence> wrong = rule.apply(facts, question);
        return wrong.isEmpty()
                ? Verdict.met(Phrase.of("nothing-wanting"), seen)
                : Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, seen);
    }
}
