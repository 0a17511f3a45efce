package vn.dcim.core.regulation.check;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/**
 * What a rule comes upon on its way: something wrong breaches, something that is not proven leaves it open, and where nothing was looked
 * at nothing is proven.
 */
final class Ruling {

    private final List<Offence> wrong = new ArrayList<>();
    private final List<Phrase> unproven = new ArrayList<>();
    private final List<Proof> proofs = new ArrayList<>();
    private long more;
    private boolean isLooked;
    private @Nullable Instant deadline;

    /** Notes that there was something to look at. */
    void looked() {
        isLooked = true;
    }

    void looked(boolean isThere) {
        isLooked |= isThere;
    }

    void wrong(Offence offence) {
        wrong.add(offence);
        isLooked = true;
    }

    /** @param why the first one noted is the reason that is told */
    void unproven(Phrase why) {
        unproven.add(why);
    }

    void proof(Phrase what, String path) {
        proofs.add(Proof.of(what, path));
    }

    void due(@Nullable Instant at) {
        deadline = Deadlines.earlier(deadline, at);
    }

    /** Takes in what other parts of the program answer to an obligation; where none does, that much is not proven. */
    void answers(Answers answers, String obligation, Question question) {
        List<Answers.Answer> meant = answers.all().stream()
                .filter(answer -> answer.obligation().equals(obligation))
                .toList();
        meant.forEach(answer -> proofs.add(answer.proof()));
        looked(!meant.isEmpty());
        if (meant.isEmpty()) {
            unproven(Phrase.of("no-list"));
        }
        for (Answers.Answer answer : meant) {
            if (!answer.isProven()) {
                continue;
            }
            answer.offences().forEach(this::wrong);
            more += answer.offending() - answer.offences().size();
            for (Answers.Under under : answer.under()) {
                question.limits()
                        .find(under.key())
                        .map(_ -> question.limits().whole(under.key()))
                        .filter(under::isLaxerThan)
                        .ifPresent(limit -> unproven(Phrase.of("looked-laxer", under.figure(), limit)));
            }
        }
        long open = meant.stream().filter(answer -> !answer.isProven()).count();
        if (open > 0) {
            unproven(Phrase.of("parts-unproven", open, meant.size()));
        }
    }

    Verdict verdict() {
        if (!wrong.isEmpty()) {
            long all = wrong.size() + more;
            Verdict named = Verdict.notMet(Phrase.of("wanting", all), wrong, proofs);
            return new Verdict(named.state(), named.reason(), named.offences(), all, named.proofs(), deadline);
        }
        if (!unproven.isEmpty()) {
            return Verdict.noEvidence(unproven.getFirst(), proofs).due(deadline);
        }
        return (isLooked
                        ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                        : Verdict.noEvidence(Phrase.of("nothing-kept"), proofs))
                .due(deadline);
    }
}
