package vn.dcim.core.regulation.check;

import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.State;
import vn.dcim.core.regulation.Verdict;

/**
 * Holds the clocks of devices against ours, and ours against a source of time: that all agree with us proves nothing where nobody knows
 * whether we are right. Article 30.8 of 11/2023.
 */
final class ClockCheck implements Check<Plant> {

    private static final String TIME_SOURCE = DeviceClass.TIME_SOURCE.code();

    private final UnitCheck units;

    ClockCheck(String name, String evidence) {
        this.units = new UnitCheck(name, evidence, ClockCheck::clock);
    }

    @Override
    public String name() {
        return units.name();
    }

    @Override
    public String evidence() {
        return units.evidence();
    }

    @Override
    public Verdict judge(Plant facts, Question question) {
        Verdict verdict = units.judge(facts, question);
        List<Plant.Unit> sources = facts.units().stream()
                .filter(unit -> unit.deviceClass().equals(TIME_SOURCE))
                .toList();
        long heard = sources.stream()
                .filter(source ->
                        !PlantChecks.fresh(source, PlantChecks.CLOCK, question).isEmpty())
                .count();
        List<Proof> proofs = new ArrayList<>(verdict.proofs());
        proofs.add(Proof.of(Phrase.of("time-sources", sources.size(), heard), "/devices?class=" + TIME_SOURCE));
        if (verdict.state() == State.NOT_MET) {
            return Verdict.notMet(verdict.reason(), verdict.offences(), proofs);
        }
        if (heard == 0) {
            return Verdict.noEvidence(
                    sources.isEmpty()
                            ? Phrase.of("no-time-source")
                            : Phrase.of(
                                    "time-source-unheard", sources.getFirst().name()),
                    proofs);
        }
        return new Verdict(verdict.state(), verdict.reason(), verdict.offences(), verdict.offending(), proofs, null);
    }

    private static UnitCheck.Found clock(Plant.Unit unit, Question question) {
        double limit = question.limits().number("clock_offset_s");
        String what = unit.deviceClass().equals(TIME_SOURCE) ? "own-clock-off" : "clock-off";
        List<Plant.Told> told = PlantChecks.fresh(unit, PlantChecks.CLOCK, question);
        // why: a device that never tells its time is not proven to keep it
        return UnitCheck.Found.of(
                told.stream()
                        .filter(each -> off(each) > limit)
                        .map(each -> unit.wrong(Phrase.of(what, Math.round(off(each)), PlantChecks.plain(limit))))
                        .toList(),
                !told.isEmpty());
    }

    private static double off(Plant.Told told) {
        return Math.max(-told.least(), told.greatest());
    }
}
