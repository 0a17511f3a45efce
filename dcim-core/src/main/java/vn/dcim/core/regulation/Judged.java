package vn.dcim.core.regulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of an obligation on a day: what its check found, and what people answer for.
 *
 * @param excepted whether it is not met, and an exception runs
 */
record Judged(Verdict verdict, boolean excepted) {

    /**
     * What was asked, kept beside the answer.
     *
     * @param said what counted that day
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Asked(List<Limit> limits, List<Said> said) {

        static Asked of(Limits limits, List<Declaration> declarations) {
            return new Asked(limits.all(), declarations.stream().map(Said::of).toList());
        }
    }

    /** What somebody answers for, as it was then. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Said(
            long id,
            Declaration.Kind kind,
            String statement,
            String paper,
            LocalDate firstDay,
            LocalDate lastDay,
            String signedBy) {

        static Said of(Declaration declaration) {
            return new Said(
                    declaration.id(),
                    declaration.kind(),
                    declaration.statement(),
                    declaration.paper(),
                    declaration.firstDay(),
                    declaration.lastDay(),
                    declaration.signedBy());
        }
    }

    /**
     * Puts together what the check found and what people answer for.
     *
     * @param found null where nothing decides the obligation but people
     * @param said not withdrawn, the newest first, ended ones too
     */
    static Judged of(Automation automation, @Nullable Verdict found, List<Said> said, LocalDate day) {
        Said unconcerned = inForce(said, Declaration.Kind.NOT_APPLICABLE, day);
        if (unconcerned != null) {
            return new Judged(
                    new Verdict(
                            State.NOT_APPLICABLE,
                            Phrase.of("not-applicable", unconcerned.statement(), unconcerned.signedBy()),
                            List.of(),
                            0,
                            List.of(proof(unconcerned)),
                            Deadlines.endOf(unconcerned.lastDay())),
                    false);
        }
        if (found != null && (found.state() != State.MET || automation == Automation.FULL)) {
            boolean excepted = found.state() == State.NOT_MET && inForce(said, Declaration.Kind.EXCEPTION, day) != null;
            return new Judged(found, excepted);
        }
        return new Judged(attested(automation, found, said, day), false);
    }

    /** What data show is right so far, if anything: the rest is a person's word. */
    private static Verdict attested(Automation automation, @Nullable Verdict found, List<Said> said, LocalDate day) {
        if (found == null && automation == Automation.FULL) {
            return Verdict.noEvidence(Phrase.of("no-check"), List.of());
        }
        List<Proof> proofs = found == null ? List.of() : found.proofs();
        Said word = inForce(said, Declaration.Kind.ATTESTATION, day);
        if (word == null) {
            Phrase why = said.stream()
                    .filter(any -> any.kind() == Declaration.Kind.ATTESTATION
                            && any.lastDay().isBefore(day))
                    .map(Said::lastDay)
                    .max(LocalDate::compareTo)
                    .map(last -> Phrase.of("attestation-ended", last))
                    .orElseGet(() -> Phrase.of(found == null ? "attestation-missing" : "attestation-missing-rest"));
            return Verdict.noEvidence(why, proofs).due(found == null ? null : found.deadline());
        }
        List<Proof> all = new ArrayList<>(proofs);
        all.add(proof(word));
        return Verdict.met(Phrase.of("attested", word.signedBy(), word.lastDay()), all)
                .due(Deadlines.earlier(found == null ? null : found.deadline(), Deadlines.endOf(word.lastDay())));
    }

    @Nullable
    private static Said inForce(List<Said> said, Declaration.Kind kind, LocalDate day) {
        return said.stream()
                .filter(any -> any.kind() == kind && !day.isBefore(any.firstDay()) && !day.isAfter(any.lastDay()))
                .findFirst()
                .orElse(null);
    }

    private static Proof proof(Said said) {
        return new Proof(
                Phrase.of("declared-" + said.kind().code(), said.signedBy(), said.paper(), said.statement()),
                Deadlines.startOf(said.firstDay()),
                Deadlines.endOf(said.lastDay()),
                "");
    }
}
