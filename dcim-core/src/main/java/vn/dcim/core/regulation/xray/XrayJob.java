package vn.dcim.core.regulation.xray;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Looks for what contradicts itself as often as the centre is held against the texts. */
@Singleton
@Requires(property = "datasources.default.url")
class XrayJob implements ScheduledJob {

    private final Xray xray;
    private final Duration every;

    XrayJob(Xray xray, @Property(name = "dcim.regulation.every", defaultValue = "1m") Duration every) {
        this.xray = xray;
        this.every = every;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("xray", JobTrigger.every(every, Duration.ofSeconds(50)));
    }

    @Override
    public JobResult run(JobRun run) {
        Xray.Round round = xray.look();
        return JobResult.counted("findings", round.opened() + round.gone());
    }
}
