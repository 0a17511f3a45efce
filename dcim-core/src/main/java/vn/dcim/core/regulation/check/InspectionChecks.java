package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Checks of how long ago each of some things was looked at. */
@Factory
final class InspectionChecks {

    @Singleton
    @Named("fire-inspected")
    InspectionCheck fire() {
        return new InspectionCheck(
                "fire-inspected",
                InspectionEvidence.Facts::fire,
                _ -> true,
                question -> question.day().minusDays(question.limits().whole("inspection_interval_days")),
                "/maintenance");
    }

    /** Once in each year: what counts is that of every host the last one is no older than a year. */
    @Singleton
    @Named("hosts-scanned")
    InspectionCheck hosts() {
        return new InspectionCheck(
                "hosts-scanned",
                InspectionEvidence.Facts::hosts,
                InspectionEvidence.Facts::isScanned,
                question -> question.day().minusYears(1),
                "/software/hosts");
    }

    /** Each thing was looked at on a day or later. */
    static final class InspectionCheck implements Check<InspectionEvidence.Facts> {

        private final String name;
        private final Function<InspectionEvidence.Facts, List<InspectionEvidence.Looked>> what;
        private final Function<InspectionEvidence.Facts, Boolean> isProven;
        private final Function<Question, LocalDate> since;
        private final String path;

        InspectionCheck(
                String name,
                Function<InspectionEvidence.Facts, List<InspectionEvidence.Looked>> what,
                Function<InspectionEvidence.Facts, Boolean> isProven,
                Function<Question, LocalDate> since,
                String path) {
            this.name = name;
            this.what = what;
            this.isProven = isProven;
            this.since = since;
            this.path = path;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String evidence() {
            return InspectionEvidence.NAME;
        }

        @Override
        public Verdict judge(InspectionEvidence.Facts facts, Question question) {
            LocalDate from = since.apply(question);
            List<InspectionEvidence.Looked> all = what.apply(facts);
            List<Proof> proofs = List.of(Proof.of(Phrase.of("looked-at", all.size(), from), path));
            if (all.isEmpty() || !isProven.apply(facts)) {
                return Verdict.noEvidence(Phrase.of("nothing-kept"), proofs);
            }
            List<Offence> wrong = all.stream()
                    .filter(one -> one.on() == null || one.on().isBefore(from))
                    .map(one -> new Offence(
                            "asset:" + one.asset(),
                            one.name(),
                            one.on() == null ? Phrase.of("never-looked-at") : Phrase.of("last-looked-at", one.on()),
                            "/equipment/" + one.asset()))
                    .toList();
            return wrong.isEmpty()
                    ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                    : Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
    }
}
