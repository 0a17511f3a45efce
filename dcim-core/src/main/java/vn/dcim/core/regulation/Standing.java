package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * How it stands with an obligation.
 *
 * @param limits as they were when it was judged; as they are where it never was
 * @param excepted whether it is not met, and an exception runs
 * @param since when it came to this state; null where it was never judged
 * @param judgedAt null where it was never judged
 * @param declarations that were not withdrawn, the newest first
 */
public record Standing(
        Obligation obligation,
        Limits limits,
        Verdict verdict,
        boolean excepted,
        @Nullable Instant since,
        @Nullable Instant judgedAt,
        List<Declaration> declarations) {

    public State state() {
        return verdict.state();
    }

    /**
     * A state that an obligation once came to.
     *
     * @param verdict of its first instant
     */
    public record Past(State state, boolean excepted, Instant since, Verdict verdict) {}
}
