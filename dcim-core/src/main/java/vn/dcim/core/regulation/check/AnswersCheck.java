package vn.dcim.core.regulation.check;

import java.util.List;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/**
 * An obligation is met where every part that answers it proves it: one that is proven to be wanting breaches it, one that proves nothing,
 * or looked under a figure laxer than the limit, leaves it without evidence.
 */
final class AnswersCheck implements Check<Answers> {

    private final String name;

    /** @param name of the check, and of its evidence */
    AnswersCheck(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String evidence() {
        return name;
    }

    @Override
    public Verdict judge(Answers facts, Question question) {
        List<Answers.Answer> answers = facts.all().stream()
                .filter(answer -> answer.obligation().equals(question.obligation()))
                .toList();
        List<Proof> proofs = answers.stream().map(Answers.Answer::proof).toList();
        List<Answers.Answer> breaching = answers.stream()
                .filter(answer -> answer.isProven() && answer.offending() > 0)
                .toList();
        if (!breaching.isEmpty()) {
            long offending =
                    breaching.stream().mapToLong(Answers.Answer::offending).sum();
            List<Offence> offences = breaching.stream()
                    .flatMap(answer -> answer.offences().stream())
                    .toList();
            Verdict named = Verdict.notMet(Phrase.of("wanting", offending), offences, proofs);
            return new Verdict(named.state(), named.reason(), named.offences(), offending, named.proofs(), null);
        }
        if (answers.isEmpty()) {
            return Verdict.noEvidence(Phrase.of("nothing-kept"), proofs);
        }
        long unproven = answers.stream().filter(answer -> !answer.isProven()).count();
        if (unproven > 0) {
            return Verdict.noEvidence(Phrase.of("parts-unproven", unproven, answers.size()), proofs);
        }
        for (Answers.Answer answer : answers) {
            for (Answers.Under under : answer.under()) {
                int limit = question.limits().whole(under.key());
                if (under.isLaxerThan(limit)) {
                    return Verdict.noEvidence(Phrase.of("looked-laxer", under.figure(), limit), proofs);
                }
            }
        }
        return Verdict.met(Phrase.of("nothing-wanting"), proofs);
    }
}
