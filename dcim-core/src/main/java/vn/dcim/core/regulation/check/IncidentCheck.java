package vn.dcim.core.regulation.check;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Judges incidents one by one. Where none was ever noted, nothing proves that there was none. */
final class IncidentCheck implements Check<IncidentEvidence.Facts> {

    private final String name;
    private final Rule rule;
    private final BiPredicate<IncidentEvidence.Case, Question> isBeyondNotes;

    IncidentCheck(String name, Rule rule) {
        this(name, rule, (_, _) -> false);
    }

    /** @param isBeyondNotes whether an incident owes something that has no field here, so that nothing proves it */
    IncidentCheck(String name, Rule rule, BiPredicate<IncidentEvidence.Case, Question> isBeyondNotes) {
        this.name = name;
        this.rule = rule;
        this.isBeyondNotes = isBeyondNotes;
    }

    /** What is wrong with one incident. */
    @FunctionalInterface
    interface Rule {
        Stream<Phrase> of(IncidentEvidence.Case one, Question question);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String evidence() {
        return IncidentEvidence.NAME;
    }

    @Override
    public Verdict judge(IncidentEvidence.Facts facts, Question question) {
        List<Offence> wrong = new ArrayList<>();
        for (IncidentEvidence.Case one : facts.cases()) {
            rule.of(one, question)
                    .map(what -> new Offence("incident:" + one.id(), one.title(), what, "/incidents/" + one.id()))
                    .forEach(wrong::add);
        }
        List<Proof> proofs = List.of(new Proof(
                Phrase.of("incidents", facts.cases().size()),
                ZonedDateTime.ofInstant(question.at(), CentreTime.ZONE)
                        .minusYears(1)
                        .toInstant(),
                question.at(),
                "/incidents"));
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
        long unproven = facts.cases().stream()
                .filter(one -> isBeyondNotes.test(one, question))
                .count();
        if (unproven > 0) {
            return Verdict.noEvidence(Phrase.of("incidents-not-proven", unproven), proofs);
        }
        return facts.kept() == 0
                ? Verdict.noEvidence(Phrase.of("nothing-kept"), proofs)
                : Verdict.met(Phrase.of("nothing-wanting"), proofs);
    }
}
