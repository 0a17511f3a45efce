package vn.dcim.core.regulation.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/**
 * Judges things one by one by one rule: met where each is proven to be right. Where none is concerned there is no evidence, but for
 * obligations that only something going wrong can breach, once that part of the program is used.
 */
final class SheetCheck implements Check<Sheet> {

    private final String name;
    private final String evidence;
    private final boolean isMetByNone;
    private final Rule rule;

    SheetCheck(String name, String evidence, Rule rule) {
        this(name, evidence, false, rule);
    }

    /** @param isMetByNone whether it is met where nothing is concerned, and that part of the program is used */
    SheetCheck(String name, String evidence, boolean isMetByNone, Rule rule) {
        this.name = name;
        this.evidence = evidence;
        this.isMetByNone = isMetByNone;
        this.rule = rule;
    }

    /** What is asked of one thing. */
    @FunctionalInterface
    interface Rule {
        Found of(Sheet.Line line, Question question);
    }

    /**
     * How it stands with one thing.
     *
     * @param isProven whether all is known that has to be
     * @param concerns whether it is asked anything at all
     */
    record Found(List<Phrase> wrong, boolean isProven, boolean concerns) {

        /** It is asked nothing. */
        static final Found NOTHING = new Found(List.of(), true, false);

        /** It is as it has to be. */
        static final Found FINE = new Found(List.of(), true, true);

        /** Nobody can tell. */
        static final Found UNPROVEN = new Found(List.of(), false, true);

        /** Returns what is wrong; null for what is not. */
        static Found of(Phrase... wrong) {
            return new Found(Arrays.stream(wrong).filter(Objects::nonNull).toList(), true, true);
        }

        /** Returns the same, proven only where all is known. */
        Found proven(boolean isKnown) {
            return new Found(wrong, isProven && isKnown, concerns);
        }
    }

    /** Returns a phrase where something is so; null otherwise. */
    static Phrase when(boolean isSo, String key, Object... arguments) {
        return isSo ? Phrase.of(key, arguments) : null;
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
    public Verdict judge(Sheet facts, Question question) {
        if (!facts.isKept()) {
            return Verdict.noEvidence(Phrase.of("nothing-kept"), facts.proofs());
        }
        List<Offence> wrong = new ArrayList<>();
        List<String> unproven = new ArrayList<>();
        int concerned = 0;
        for (Sheet.Line line : facts.lines()) {
            Found found = rule.of(line, question);
            concerned += found.concerns() ? 1 : 0;
            found.wrong().stream().map(line::wrong).forEach(wrong::add);
            if (!found.isProven()) {
                unproven.add(line.name());
            }
        }
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, facts.proofs());
        }
        if (concerned == 0 && !isMetByNone) {
            return Verdict.noEvidence(Phrase.of("nothing-kept"), facts.proofs());
        }
        return unproven.isEmpty()
                ? Verdict.met(Phrase.of("nothing-wanting"), facts.proofs())
                : Verdict.noEvidence(
                        Phrase.of("things-unproven", unproven.size(), unproven.getFirst()), facts.proofs());
    }
}
