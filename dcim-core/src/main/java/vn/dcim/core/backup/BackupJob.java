package vn.dcim.core.backup;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Begins the backups whose time has come, and notes those that did not happen: what never began tells nothing by itself. */
@Singleton
@Requires(property = "datasources.default.url")
class BackupJob implements ScheduledJob {

    private final BackupRuns runs;

    BackupJob(BackupRuns runs) {
        this.runs = runs;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("backups", JobTrigger.every(Duration.ofMinutes(1), Duration.ofMinutes(2)))
                .serving("BK11-11.4-a");
    }

    @Override
    public JobResult run(JobRun run) {
        int missed = runs.noteMissed();
        int begun = runs.startDue();
        return missed + begun == 0 ? JobResult.NOTHING : JobResult.of("backups", begun, missed);
    }
}
