package vn.dcim.core.syslog;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Removes log messages that are older than their source is kept: whole calendar months, six at least. */
@Singleton
@Requires(property = "datasources.default.url")
final class LogRetentionJob implements ScheduledJob {

    private final LogSealer sealer;

    LogRetentionJob(LogSealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("log-retention", JobTrigger.every(Duration.ofHours(6), Duration.ofMinutes(20)))
                .serving("BK11-30.7.a", "BK11-7.5-b");
    }

    @Override
    public JobResult run(JobRun run) throws SQLException {
        return JobResult.counted("blocks", sealer.forget());
    }
}
