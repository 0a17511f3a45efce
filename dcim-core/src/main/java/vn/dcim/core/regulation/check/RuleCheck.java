package vn.dcim.core.regulation.check;

import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** A check by a rule that notes what it comes upon. @param <F> the facts of its evidence */
final class RuleCheck<F> implements Check<F> {

    /** Looks at facts. @param <F> their type */
    @FunctionalInterface
    interface Rule<F> {
        void judge(F facts, Question question, Ruling ruling);
    }

    private final String name;
    private final String evidence;
    private final Rule<F> rule;

    RuleCheck(String name, String evidence, Rule<F> rule) {
        this.name = name;
        this.evidence = evidence;
        this.rule = rule;
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
    public Verdict judge(F facts, Question question) {
        Ruling ruling = new Ruling();
        rule.judge(facts, question, ruling);
        return ruling.verdict();
    }
}
