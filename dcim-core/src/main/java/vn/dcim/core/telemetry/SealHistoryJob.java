package vn.dcim.core.telemetry;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Moves the hours and days that are over into blocks. */
@Singleton
final class SealHistoryJob implements ScheduledJob {

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final HistorySealer sealer;

    SealHistoryJob(HistorySealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("seal-history", JobTrigger.every(EVERY, EVERY)).serving("BK11-30.7.a", "BK11-30.7.c");
    }

    @Override
    public JobResult run(JobRun run) throws SQLException {
        int hours = sealer.sealHours(() -> !Thread.currentThread().isInterrupted());
        int days = sealer.mergeDays(() -> !Thread.currentThread().isInterrupted());
        return JobResult.counted("blocks", hours + days);
    }
}
