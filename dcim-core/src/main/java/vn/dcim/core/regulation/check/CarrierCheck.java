package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.dcim.core.asset.carrier.Carried;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Each carrier of a server or workstation that was disposed of has a record of its destruction (the draft of Kon Tum, 6.7). */
@Singleton
final class CarrierCheck implements Check<CarrierEvidence.Facts> {

    private static final Set<String> KINDS = Set.of("server", "workstation", "laptop", "storage");

    @Override
    public String name() {
        return "carriers-destroyed";
    }

    @Override
    public String evidence() {
        return CarrierEvidence.NAME;
    }

    @Override
    public Verdict judge(CarrierEvidence.Facts facts, Question question) {
        List<Offence> wrong = new ArrayList<>();
        List<CarrierEvidence.Gone> gone =
                facts.gone().stream().filter(one -> KINDS.contains(one.kind())).toList();
        for (CarrierEvidence.Gone one : gone) {
            if (one.isUnsaid()) {
                wrong.add(offence(one, Phrase.of("carriers-unsaid")));
            }
            one.inside().stream()
                    .filter(carrier -> !carrier.state().equals(Carried.State.DESTROYED.code()))
                    .forEach(carrier -> wrong.add(offence(one, Phrase.of("carrier-not-destroyed", carrier.serial()))));
        }
        List<Proof> proofs = List.of(Proof.of(Phrase.of("disposed-equipment", gone.size()), "/equipment"));
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
        return gone.isEmpty()
                ? Verdict.noEvidence(Phrase.of("nothing-kept"), proofs)
                : Verdict.met(Phrase.of("nothing-wanting"), proofs);
    }

    private static Offence offence(CarrierEvidence.Gone one, Phrase what) {
        return new Offence("asset:" + one.asset(), one.name(), what, "/equipment/" + one.asset());
    }
}
