package vn.dcim.core.schedule;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Forgets runs that nobody will look at any more: those of every few minutes sooner than those that prove something. */
@Singleton
final class RunRetention implements ScheduledJob {

    private static final JobPlan PLAN = JobPlan.of("schedule-retention", JobTrigger.cron("0 40 3 * * ?"));
    private static final Duration FREQUENT = Duration.ofHours(1);

    private final BeanProvider<Jobs> jobs;
    private final ScheduledRunRepository runs;
    private final RunRows rows;
    private final ScheduleConfig config;

    // why: the list of all jobs has this one too
    RunRetention(BeanProvider<Jobs> jobs, ScheduledRunRepository runs, RunRows rows, ScheduleConfig config) {
        this.jobs = jobs;
        this.runs = runs;
        this.rows = rows;
        this.config = config;
    }

    @Override
    public JobPlan plan() {
        return PLAN;
    }

    @Override
    public JobResult run(JobRun run) {
        long forgotten = 0;
        for (String job : runs.findJobs()) {
            if (isFrequent(job)) {
                forgotten += forget(job, false, rows.now().minus(config.keepFrequent()));
            }
            forgotten += forget(job, true, rows.now().minus(config.keep()));
        }
        return JobResult.counted("forgotten", forgotten);
    }

    private boolean isFrequent(String job) {
        return jobs.get()
                .find(job)
                .flatMap(_ -> jobs.get().plan(job).trigger().intervalAfter(rows.now()))
                .filter(interval -> interval.compareTo(FREQUENT) < 0)
                .isPresent();
    }

    private long forget(String job, boolean any, Instant before) {
        long forgotten = 0;
        int deleted;
        do {
            deleted = runs.deleteSome(job, any, before);
            forgotten += deleted;
        } while (deleted > 0);
        return forgotten;
    }
}
