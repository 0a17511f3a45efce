package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import vn.dcim.core.document.Documents.Held;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Of every kind of records that has to be there, something is valid. */
@Singleton
final class RecordKindsCheck implements Check<RecordKinds> {

    private static final Set<String> WANTING = Set.of(Held.MISSING.code(), Held.OUT_OF_DATE.code());

    @Override
    public String name() {
        return "record-kinds";
    }

    @Override
    public String evidence() {
        return DocumentEvidence.NAME;
    }

    @Override
    public Verdict judge(RecordKinds facts, Question question) {
        List<Proof> proofs = List.of(Proof.of(Phrase.of("documents", facts.documents()), "/documents"));
        if (facts.documents() == 0) {
            return Verdict.noEvidence(Phrase.of("nothing-kept"), proofs);
        }
        List<Offence> wanting = facts.kinds().stream()
                .filter(kind -> WANTING.contains(kind.held()))
                .map(kind -> new Offence(
                        "document-kind:" + kind.code(),
                        kind.code(),
                        Phrase.of("record-kind-" + kind.held(), kind.code()),
                        "/documents?kind=" + kind.code()))
                .toList();
        return wanting.isEmpty()
                ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                : Verdict.notMet(Phrase.of("wanting", wanting.size()), wanting, proofs);
    }
}
