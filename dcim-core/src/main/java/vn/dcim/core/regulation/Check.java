package vn.dcim.core.regulation;

/**
 * Decides obligations: a pure function of facts, limits and instant. One may serve many obligations, which the catalogue names.
 *
 * @param <F> the facts of its evidence
 */
public interface Check<F> {

    /** Returns what the catalogue calls it: lower-case letters and dashes, at most 40. */
    String name();

    /** Returns the name of the evidence that it judges. */
    String evidence();

    /**
     * @return met, not met or no evidence; what does not concern the centre, people say
     * @throws Limits.NotSet where a limit that it needs was never set
     */
    Verdict judge(F facts, Question question);
}
