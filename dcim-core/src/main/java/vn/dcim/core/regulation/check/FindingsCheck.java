package vn.dcim.core.regulation.check;

import java.util.List;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** An obligation is met where the part of the program that looks after it finds nothing wanting of it. */
final class FindingsCheck implements Check<Findings> {

    private final String name;
    private final String evidence;

    FindingsCheck(String name, String evidence) {
        this.name = name;
        this.evidence = evidence;
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
    public Verdict judge(Findings facts, Question question) {
        List<Offence> offences = facts.found().stream()
                .filter(found -> found.obligations().contains(question.obligation()))
                .map(Findings.Found::offence)
                .toList();
        if (!offences.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", offences.size()), offences, facts.proofs());
        }
        return facts.isKept()
                ? Verdict.met(Phrase.of("nothing-wanting"), facts.proofs())
                : Verdict.noEvidence(Phrase.of("nothing-kept"), facts.proofs());
    }
}
