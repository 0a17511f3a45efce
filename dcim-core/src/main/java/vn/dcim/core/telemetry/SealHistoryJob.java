package vn.dcim.core.telemetry;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
        var hours = sealer.sealHours(() -> !Thread.currentThread().isInterrupted());
        var days = sealer.mergeDays(() -> !Thread.currentThread().isInterrupted());
        List<String> damaged =
                Stream.concat(hours.damaged().stream(), days.damaged().stream()).toList();
        if (!damaged.isEmpty()) {
            damaged.forEach(run::log);
            throw new IllegalStateException(
                    damaged.size() + " × damaged history, which stays where it is: " + damaged.getFirst());
        }
        return JobResult.counted("blocks", hours.steps() + days.steps());
    }
}
