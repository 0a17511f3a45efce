package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Holds the centre against the texts, so that what changed shows within a minute. */
@Singleton
@Requires(property = "datasources.default.url")
class EvaluationJob implements ScheduledJob {

    private final Evaluation evaluation;
    private final Duration every;

    EvaluationJob(Evaluation evaluation, RegulationConfig config) {
        this.evaluation = evaluation;
        this.every = config.every();
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of(Evaluation.JOB, JobTrigger.every(every, Duration.ofSeconds(30)));
    }

    @Override
    public JobResult run(JobRun run) {
        Evaluation.Round round = evaluation.evaluate();
        return JobResult.counted("obligations", round.changed());
    }
}
