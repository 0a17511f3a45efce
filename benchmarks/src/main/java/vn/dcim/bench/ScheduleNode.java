package vn.dcim.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.File;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** A node of the program without pages: it runs jobs until it is killed. */
final class ScheduleNode {

    /** Often, and over at once. */
    static final JobPlan SHORT =
            JobPlan.of("bench-short", JobTrigger.cron("0/2 * * * * ?")).recovered();
    /** Mostly under way when its node is killed. */
    static final JobPlan LONG =
            JobPlan.of("bench-long", JobTrigger.cron("0/10 * * * * ?")).recovered();
    /** Not caught up. */
    static final JobPlan STRICT = JobPlan.of("bench-strict", JobTrigger.cron("1/5 * * * * ?"))
            .reportingMissed()
            .recovered();

    private static final Duration TAKES = Duration.ofSeconds(7);

    private ApplicationContext context;

    private ScheduleNode() {}

    private record BenchJob(JobPlan plan, Duration takes) implements ScheduledJob {

        @Override
        public JobResult run(JobRun run) throws InterruptedException {
            long end = System.nanoTime() + takes.toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return JobResult.NOTHING;
        }
    }

    public static void main(String[] args) throws Exception {
        var node = new ScheduleNode();
        CommandLoop.answer(Map.of("start", words -> node.start(new File(words[0]))));
        node.context.close();
    }

    @SuppressWarnings("unchecked")
    private Object start(File settings) throws Exception {
        Map<String, Object> properties = new ObjectMapper().readValue(settings, Map.class);
        context = ApplicationContext.builder()
                .propertySources(PropertySource.of("bench", properties, Integer.MAX_VALUE))
                .build();
        for (BenchJob job : new BenchJob[] {
            new BenchJob(SHORT, Duration.ZERO), new BenchJob(LONG, TAKES), new BenchJob(STRICT, Duration.ZERO)
        }) {
            context.registerSingleton(
                    ScheduledJob.class, job, Qualifiers.byName(job.plan().code()));
        }
        context.start();
        return Map.of("pid", ProcessHandle.current().pid());
    }
}
