package vn.dcim.core.syslog;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Moves log messages into blocks of their sources, and forgets those that waited for receivers and were read. */
@Singleton
@Requires(property = "datasources.default.url")
final class SealLogsJob implements ScheduledJob {

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final LogSealer sealer;
    private final LogQueue queue;

    SealLogsJob(LogSealer sealer, LogQueue queue) {
        this.sealer = sealer;
        this.queue = queue;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("seal-logs", JobTrigger.every(EVERY, EVERY)).serving("BK11-30.6", "BK11-30.7.c");
    }

    @Override
    public JobResult run(JobRun run) throws SQLException {
        List<String> damaged = new ArrayList<>();
        long sealed = sealer.seal(() -> !Thread.currentThread().isInterrupted(), damaged);
        queue.trim();
        sealer.merge(() -> !Thread.currentThread().isInterrupted(), damaged);
        if (!damaged.isEmpty()) {
            damaged.forEach(run::log);
            throw new IllegalStateException(
                    damaged.size() + " × damaged log messages, which stay where they are: " + damaged.getFirst());
        }
        return JobResult.counted("messages", sealed);
    }
}
