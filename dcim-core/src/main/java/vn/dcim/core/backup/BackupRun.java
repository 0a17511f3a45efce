package vn.dcim.core.backup;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;

/**
 * One time that a plan ran, or should have.
 *
 * @param runningPlan the plan while it runs; null from its end on
 * @param dueAt of a run that is missing: when it should have begun
 * @param beatAt when it last gave a sign of life
 * @param endedAt null while it runs
 * @param bytes written so far
 * @param items rows, files or lines
 * @param hash SHA-256 of what was written, or the id of a snapshot; empty for none
 * @param compared what was compared, and what differed
 * @param fault code of the bundles; empty where it did not fail
 */
@MappedEntity("backup_run")
public record BackupRun(
        @Id @GeneratedValue @Nullable Long id,
        long planId,
        @Nullable Long runningPlan,
        RunState state,
        RunOrigin origin,
        @Nullable Instant dueAt,
        Instant startedAt,
        Instant beatAt,
        @Nullable Instant endedAt,
        String startedBy,
        long bytes,
        long items,
        String hash,
        Verdict verdict,
        String compared,
        String fault,
        String detail) {

    static BackupRun begun(long plan, RunOrigin origin, Instant at, String by) {
        return new BackupRun(
                null,
                plan,
                plan,
                RunState.RUNNING,
                origin,
                null,
                at,
                at,
                null,
                by,
                0,
                0,
                "",
                Verdict.UNVERIFIED,
                "",
                "",
                "");
    }

    static BackupRun missed(long plan, Instant due, Instant at) {
        return new BackupRun(
                null,
                plan,
                null,
                RunState.MISSED,
                RunOrigin.CLOCK,
                due,
                due,
                at,
                at,
                "",
                0,
                0,
                "",
                Verdict.UNVERIFIED,
                "",
                "",
                "");
    }

    BackupRun ended(Outcome outcome, Instant at) {
        return new BackupRun(
                id,
                planId,
                null,
                outcome.state(),
                origin,
                dueAt,
                startedAt,
                at,
                at,
                startedBy,
                outcome.bytes(),
                outcome.items(),
                outcome.hash(),
                outcome.verdict(),
                outcome.compared(),
                outcome.fault(),
                outcome.detail());
    }

    public boolean isRunning() {
        return state == RunState.RUNNING;
    }

    /** Tells whether there is something that can be brought back, and is what the source was as far as anybody knows. */
    public boolean isGood() {
        return state == RunState.DONE && verdict != Verdict.DIFFERENT;
    }

    /** Returns how long it took; zero while it runs. */
    public Duration took() {
        return endedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt);
    }
}
