package vn.dcim.core.backup;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Tests by night whether backups come back whose half-year is over. */
@Singleton
@Requires(property = "datasources.default.url")
class RestoreTestJob implements ScheduledJob {

    private static final Duration LONGEST = Duration.ofHours(5);

    private final RestoreTests tests;

    RestoreTestJob(RestoreTests tests) {
        this.tests = tests;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("restore-tests", JobTrigger.cron("0 30 1 * * ?")).within(LONGEST);
    }

    @Override
    public JobResult run(JobRun run) {
        return JobResult.counted("restored", tests.testDue());
    }
}
