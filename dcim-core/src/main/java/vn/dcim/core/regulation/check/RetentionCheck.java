package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** What monitoring collects is kept for so many calendar months, and what is there reaches so far back, or to its first days. */
@Singleton
final class RetentionCheck implements Check<RetentionEvidence.Facts> {

    /** Blocks of days are made by UTC, some hours after the day is over. */
    private static final int DAYS_TO_SEAL = 2;

    @Override
    public String name() {
        return "monitoring-kept";
    }

    @Override
    public String evidence() {
        return RetentionEvidence.NAME;
    }

    @Override
    public Verdict judge(RetentionEvidence.Facts facts, Question question) {
        int months = question.limits().whole("monitoring_retention_months");
        List<Proof> proofs = List.of(Proof.of(
                facts.firstDay() == null
                        ? Phrase.of("readings-none")
                        : Phrase.of("readings-since", facts.firstDay(), facts.months()),
                "/telemetry"));
        List<Offence> wrong = new ArrayList<>();
        if (facts.months() < months) {
            wrong.add(new Offence("history", "", Phrase.of("kept-too-short", facts.months(), months), "/telemetry"));
        }
        facts.logs().stream()
                .filter(kept -> kept.months() < months)
                .forEach(kept -> wrong.add(new Offence(
                        "device:" + kept.id(),
                        kept.name(),
                        Phrase.of("kept-too-short", kept.months(), months),
                        "/logs/sources/" + kept.id())));
        if (facts.firstDay() != null && facts.watchedSince() != null) {
            LocalDate wanted = question.day().minusMonths(months);
            LocalDate begun = facts.watchedSince().plusDays(DAYS_TO_SEAL);
            if (facts.firstDay().isAfter(wanted) && facts.firstDay().isAfter(begun)) {
                wrong.add(new Offence(
                        "history", "", Phrase.of("readings-reach-short", facts.firstDay(), wanted), "/telemetry"));
            }
        }
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
        return facts.firstDay() == null || facts.watchedSince() == null
                ? Verdict.noEvidence(Phrase.of("nothing-kept"), proofs)
                : Verdict.met(Phrase.of("nothing-wanting"), proofs);
    }
}
