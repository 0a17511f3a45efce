package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Of everything that an obligation asks a paper for, one is in force, and looked at again as often as it must be. */
@Singleton
final class PaperCheck implements Check<PaperEvidence.Facts> {

    static final String NAME = "papers";

    private static final String PATCHES = "BK11-21.1.d";
    private static final String REVIEW = "review_age_days";
    private static final String YEARLY = "plan_per_year";

    /** What papers each obligation asks for; that on patches depends on what servers run. */
    private static final Map<String, List<String>> ASKED = Map.of(
            "BK11-20.2.c",
            List.of("procedure-connecting", "procedure-configuration", "procedure-hardening"),
            "BK11-22.1",
            List.of("encryption"),
            "BK11-28.2",
            List.of("incident-ordinary", "incident-serious", "response-plan"),
            "BK11-30.4",
            List.of(
                    "handling-intrusion",
                    "handling-malware",
                    "handling-denial",
                    "handling-phishing",
                    "handling-network",
                    "handling-server",
                    "handling-user-computer",
                    "handling-service",
                    "handling-application"),
            "BK11-35.6",
            List.of("security-plan"),
            "HY05-9.5",
            List.of("data-protection"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String evidence() {
        return PaperEvidence.NAME;
    }

    @Override
    public Verdict judge(PaperEvidence.Facts facts, Question question) {
        boolean isOfPatches = question.obligation().equals(PATCHES);
        List<String> asked = isOfPatches
                ? facts.systems().stream().map(system -> "patches-" + system).toList()
                : ASKED.getOrDefault(question.obligation(), List.of());
        List<PaperEvidence.Paper> about = facts.papers().stream()
                .filter(paper -> paper.subjects().stream()
                        .anyMatch(subject -> asked.contains(subject) || isOfPatches && subject.startsWith("patches-")))
                .toList();
        List<Proof> proofs = about.stream()
                .map(paper -> Proof.of(Phrase.of("paper", paper.title()), paper.path()))
                .toList();
        if (about.isEmpty() || asked.isEmpty()) {
            return Verdict.noEvidence(Phrase.of("nothing-kept"), proofs);
        }
        List<Offence> wrong = new ArrayList<>();
        asked.forEach(subject -> wanting(subject, about, question)
                .ifPresent(what -> wrong.add(new Offence("document-subject:" + subject, subject, what, "/documents"))));
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
        if (isOfPatches && !facts.unknown().isEmpty()) {
            return Verdict.noEvidence(
                    Phrase.of(
                            "server-system-unknown",
                            facts.unknown().size(),
                            facts.unknown().getFirst()),
                    proofs);
        }
        return Verdict.met(Phrase.of("nothing-wanting"), proofs);
    }

    private static Optional<Phrase> wanting(String subject, List<PaperEvidence.Paper> about, Question question) {
        LocalDate day = question.day();
        List<PaperEvidence.Paper> of = about.stream()
                .filter(paper -> paper.subjects().contains(subject))
                .toList();
        if (of.isEmpty()) {
            return Optional.of(Phrase.of("paper-missing-" + subject));
        }
        List<PaperEvidence.Paper> inForce =
                of.stream().filter(paper -> paper.isInForce(day)).toList();
        if (inForce.isEmpty()) {
            return Optional.of(Phrase.of("paper-not-in-force-" + subject));
        }
        if (question.limits().find(REVIEW).isPresent()) {
            int days = question.limits().whole(REVIEW);
            if (inForce.stream().allMatch(paper -> paper.filedOn().isBefore(day.minusDays(days)))) {
                return Optional.of(Phrase.of("paper-not-reviewed-" + subject, days));
            }
        }
        if (question.limits().find(YEARLY).isPresent()
                && inForce.stream()
                        .allMatch(paper ->
                                paper.datedOn() == null || paper.datedOn().isBefore(day.minusYears(1)))) {
            return Optional.of(Phrase.of("paper-not-of-the-year-" + subject));
        }
        return Optional.empty();
    }
}
