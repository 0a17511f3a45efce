package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** All equipment in service is asked how it runs, and what writes a log sends it. */
@Singleton
final class MonitoredCheck implements Check<MonitoredEvidence.Facts> {

    @Override
    public String name() {
        return "monitored";
    }

    @Override
    public String evidence() {
        return MonitoredEvidence.NAME;
    }

    @Override
    public Verdict judge(MonitoredEvidence.Facts facts, Question question) {
        List<Offence> wrong = new ArrayList<>();
        List<String> unheard = new ArrayList<>();
        for (MonitoredEvidence.Item item : facts.items()) {
            if (!item.isDevice()) {
                wrong.add(offence(item, Phrase.of("no-operation-monitor")));
            } else if (item.reached().stream().noneMatch(told -> told.isFresh(question.at()))) {
                unheard.add(item.name());
            }
            if (item.mustLog() && !item.isLogSource()) {
                wrong.add(offence(item, Phrase.of("no-security-monitor")));
            }
        }
        List<Proof> proofs = List.of(Proof.of(
                Phrase.of("devices-heard", facts.items().size(), facts.items().size() - unheard.size()), "/equipment"));
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
        if (facts.items().isEmpty()) {
            return Verdict.noEvidence(Phrase.of("nothing-kept"), proofs);
        }
        return unheard.isEmpty()
                ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                : Verdict.noEvidence(Phrase.of("not-heard", unheard.size(), unheard.getFirst()), proofs);
    }

    private static Offence offence(MonitoredEvidence.Item item, Phrase what) {
        return new Offence("asset:" + item.asset(), item.name(), what, "/equipment/" + item.asset());
    }
}
