package vn.dcim.core.backup;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;

/**
 * A copy brought back into a scratch place and compared.
 *
 * @param runId whose copy it was; null where another tool tested
 * @param scratch where it was brought back to
 * @param compared what was compared, and what differed
 */
@MappedEntity("restore_test")
public record RestoreTest(
        @Id @GeneratedValue @Nullable Long id,
        long planId,
        @Nullable Long runId,
        Instant startedAt,
        @Nullable Instant endedAt,
        String startedBy,
        RunState state,
        Verdict verdict,
        String scratch,
        long items,
        String compared,
        String fault,
        String detail) {

    RestoreTest ended(Tested tested, Instant at) {
        return new RestoreTest(
                id,
                planId,
                runId,
                startedAt,
                at,
                startedBy,
                RunState.DONE,
                tested.verdict(),
                tested.scratch(),
                tested.items(),
                RunFault.cut(tested.compared()),
                "",
                "");
    }

    RestoreTest failed(RunFault why, Instant at) {
        return new RestoreTest(
                id,
                planId,
                runId,
                startedAt,
                at,
                startedBy,
                RunState.FAILED,
                Verdict.UNVERIFIED,
                scratch,
                0,
                "",
                why.code(),
                why.getMessage());
    }

    /** Tells whether what was brought back is what the source was. */
    public boolean isPassed() {
        return state == RunState.DONE && verdict == Verdict.EQUAL;
    }

    public Duration took() {
        return endedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt);
    }

    /** What a runner says of a restore test. */
    record Tested(Verdict verdict, String scratch, long items, String compared) {}
}
