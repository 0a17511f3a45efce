package vn.dcim.core.link;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Adds up what the lines carried, and forgets rounds whose term is over. */
@Singleton
@Requires(property = "datasources.default.url")
class LineUseJob implements ScheduledJob {

    private final LineUses uses;

    LineUseJob(LineUses uses) {
        this.uses = uses;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("line-uses", JobTrigger.every(Duration.ofMinutes(15), Duration.ofMinutes(4)))
                .serving("BK11-8.1.dd-b");
    }

    @Override
    public JobResult run(JobRun run) {
        uses.keepUp();
        uses.forget();
        return JobResult.NOTHING;
    }
}
