package vn.dcim.web.schedule;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.schedule.ScheduledRun;

/**
 * A run as programs see it.
 *
 * @param scheduledAt for when it was planned; of one that catches up, the first firing that was missed
 * @param startedBy name of an account; empty for the clock
 * @param firings for how many it stands
 * @param cause why firings were missed: none, down, busy, clock
 * @param progress how much of {@code progressOf} is done; null where it told nothing
 * @param result code of what came of it; {@code arguments} are what it names
 */
@Serdeable
record RunResource(
        long id,
        String job,
        Instant scheduledAt,
        Instant firedAt,
        @Nullable Instant endedAt,
        String state,
        String startedBy,
        int attempt,
        int firings,
        boolean caughtUp,
        String cause,
        String node,
        @Nullable Integer progress,
        @Nullable Integer progressOf,
        String result,
        List<String> arguments) {

    static RunResource of(ScheduledRun run) {
        return new RunResource(
                run.id(),
                run.job(),
                run.scheduledAt(),
                run.firedAt(),
                run.endedAt(),
                run.state().code(),
                run.startedBy(),
                run.attempt(),
                run.firings(),
                run.caughtUp(),
                run.cause().code(),
                run.node(),
                run.progressDone(),
                run.progressOf(),
                run.result(),
                run.told());
    }
}
