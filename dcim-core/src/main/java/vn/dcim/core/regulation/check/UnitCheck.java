package vn.dcim.core.regulation.check;

import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Judges devices one by one: met where there is one, each tells what it must, and nothing of it is wrong. */
final class UnitCheck implements Check<Plant> {

    private final String name;
    private final String evidence;
    private final Rule rule;

    UnitCheck(String name, String evidence, Rule rule) {
        this.name = name;
        this.evidence = evidence;
        this.rule = rule;
    }

    /** What is asked of one device. */
    @FunctionalInterface
    interface Rule {
        Found of(Plant.Unit unit, Question question);
    }

    /**
     * How it stands with one device.
     *
     * @param isProven whether all was heard that has to be
     * @param concerns whether it is asked anything at all
     */
    record Found(List<Offence> wrong, boolean isProven, boolean concerns) {

        static final Found NOTHING = new Found(List.of(), true, false);

        static Found of(List<Offence> wrong, boolean isProven) {
            return new Found(wrong, isProven, true);
        }
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
    public Verdict judge(Plant facts, Question question) {
        List<Offence> wrong = new ArrayList<>();
        List<String> unheard = new ArrayList<>();
        int concerned = 0;
        for (Plant.Unit unit : facts.units()) {
            Found found = rule.of(unit, question);
            concerned += found.concerns() ? 1 : 0;
            wrong.addAll(found.wrong());
            if (!found.isProven()) {
                unheard.add(unit.name());
            }
        }
        List<Proof> proofs =
                List.of(Proof.of(Phrase.of("devices-heard", concerned, concerned - unheard.size()), "/devices"));
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
        if (concerned == 0) {
            return Verdict.noEvidence(Phrase.of("no-device"), proofs);
        }
        return unheard.isEmpty()
                ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                : Verdict.noEvidence(Phrase.of("not-heard", unheard.size(), unheard.getFirst()), proofs);
    }
}
