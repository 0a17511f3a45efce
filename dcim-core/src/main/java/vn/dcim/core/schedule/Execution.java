package vn.dcim.core.schedule;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.error.DcimException;

/** Does what fired, and has its row say so from the first moment to the last. */
@Singleton
final class Execution {

    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
    /** A database that is away is waited for as long as the pool does, so often. */
    private static final int ATTEMPTS = 40;

    private static final int MOST_AT_ONCE = 100;
    /** Of firings that the store knows nothing of. */
    private static final String STEPPED = "stepped";

    private final Jobs jobs;
    private final RunRows rows;
    private final ScheduledRunRepository runs;
    private final PauseRepository pauses;
    private final QuartzTime time;
    private final ScheduleConfig config;
    private final TaskScheduler scheduler;
    private final Map<String, RunningThread> running = new ConcurrentHashMap<>();

    Execution(
            Jobs jobs,
            RunRows rows,
            ScheduledRunRepository runs,
            PauseRepository pauses,
            QuartzTime time,
            ScheduleConfig config,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.jobs = jobs;
        this.rows = rows;
        this.runs = runs;
        this.pauses = pauses;
        this.time = time;
        this.config = config;
        this.scheduler = scheduler;
    }

    void fire(JobExecutionContext context) throws JobExecutionException {
        String code = context.getJobDetail().getKey().getName();
        Optional<ScheduledJob> job = jobs.find(code);
        if (job.isEmpty()) {
            LOG.warn("{} fired, which this version of the program does not have", code);
            return;
        }
        Optional<ScheduledRun> begun;
        try {
            begun = begin(job.get().plan(), context);
        } catch (RuntimeException e) {
            // why: nothing was done yet, and a firing must not be lost because the database went away at that moment
            throw new JobExecutionException(e, context.getRefireCount() < ATTEMPTS);
        }
        begun.ifPresent(run -> execute(job.get(), run, interrupted -> doAgain(interrupted, context)));
    }

    /**
     * Does a firing that no trigger of the store made.
     *
     * @return whether it ran: not while somebody holds the job up, and not where the firing has its row already
     */
    boolean fire(JobPlan plan, Instant due) {
        Optional<Pause> pause = pauses.findStanding(plan.code(), rows.now());
        if (pause.isPresent()) {
            pauses.leaveOut(pause.get().id());
            return false;
        }
        ScheduledJob job = jobs.find(plan.code()).orElseThrow();
        Optional<ScheduledRun> begun = rows.begin(run(plan, STEPPED, due, "", Optional.empty()));
        begun.ifPresent(run -> execute(job, run, _ -> {}));
        return begun.isPresent();
    }

    private Optional<ScheduledRun> begin(JobPlan plan, JobExecutionContext context) {
        if (context.isRecovering()) {
            return recover(plan, context);
        }
        Optional<Long> again = FiringData.again(context);
        if (again.isPresent()) {
            return runs.findById(again.get()).flatMap(before -> rows.begin(again(before, context)));
        }
        Optional<String> by = FiringData.by(context);
        if (by.isPresent()) {
            return asked(plan, context, by.get());
        }
        Optional<Pause> pause = pauses.findStanding(plan.code(), rows.now());
        if (pause.isPresent()) {
            pauses.leaveOut(pause.get().id());
            return Optional.empty();
        }
        Optional<FiringData.Missed> missed = FiringData.missed(context);
        Instant due = missed.map(FiringData.Missed::at)
                .orElseGet(() -> context.getScheduledFireTime().toInstant());
        return rows.begin(run(plan, context.getFireInstanceId(), time.toProgram(due), "", missed));
    }

    /** Who asks twice within a millisecond gets two runs. */
    private Optional<ScheduledRun> asked(JobPlan plan, JobExecutionContext context, String by) {
        Instant at = rows.now();
        return Stream.iterate(at, before -> before.plusMillis(1))
                .limit(MOST_AT_ONCE)
                .map(due -> rows.begin(run(plan, context.getFireInstanceId(), due, by, Optional.empty())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Another node died at this firing: what it had begun is closed and, where the plan says so, done again; else it is done now. */
    private Optional<ScheduledRun> recover(JobPlan plan, JobExecutionContext context) {
        if (!Clockwork.GROUP.equals(context.getRecoveringTriggerKey().getGroup())) {
            // why: a person sees that it was interrupted, and may ask again
            return Optional.empty();
        }
        var data = context.getMergedJobDataMap();
        Instant fired = Instant.ofEpochMilli(
                Long.parseLong(data.getString(Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_FIRETIME_IN_MILLISECONDS)));
        Instant due = Instant.ofEpochMilli(Long.parseLong(
                data.getString(Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS)));
        Optional<ScheduledRun> dead = runs.findDead(plan.code(), time.toProgram(fired.minusSeconds(2)));
        if (dead.isEmpty()) {
            int firings = Firings.count(plan.trigger(), due, time.now());
            return rows.begin(run(
                    plan,
                    context.getFireInstanceId(),
                    time.toProgram(due),
                    "",
                    Optional.of(new FiringData.Missed(due, Math.max(1, firings), MissCause.DOWN))));
        }
        rows.end(dead.get().id(), RunState.INTERRUPTED, NodeWatch.DIED);
        return plan.recovers() ? rows.begin(again(dead.get(), context)) : Optional.empty();
    }

    private ScheduledRun run(JobPlan plan, String fireId, Instant due, String by, Optional<FiringData.Missed> missed) {
        return new ScheduledRun(
                null,
                plan.code(),
                due,
                by,
                1,
                rows.now(),
                null,
                config.node(),
                fireId,
                RunState.RUNNING,
                missed.map(FiringData.Missed::firings).orElse(1),
                missed.isPresent(),
                missed.map(FiringData.Missed::cause).orElse(MissCause.NONE),
                null,
                null,
                "",
                "[]");
    }

    private ScheduledRun again(ScheduledRun before, JobExecutionContext context) {
        return new ScheduledRun(
                null,
                before.job(),
                before.scheduledAt(),
                before.startedBy(),
                before.attempt() + 1,
                rows.now(),
                null,
                config.node(),
                context.getFireInstanceId(),
                RunState.RUNNING,
                before.firings(),
                before.caughtUp(),
                before.cause(),
                null,
                null,
                "",
                "[]");
    }

    private void execute(ScheduledJob job, ScheduledRun run, Consumer<ScheduledRun> again) {
        var record = new RecordedRun(run, rows);
        var thread = new RunningThread();
        running.put(run.fireId(), thread);
        Duration timeout = job.plan().timeout();
        ScheduledFuture<?> limit = scheduler.schedule(timeout, () -> thread.stop(RunState.FAILED));
        RunState state;
        JobResult result;
        try {
            result = job.run(record);
            state = RunState.DONE;
        } catch (Throwable e) {
            // why: whatever it is, the row says that the run failed, and of what
            state = thread.stopped().orElse(RunState.FAILED);
            result = failure(e, thread, timeout);
            if (state == RunState.FAILED) {
                LOG.warn("{} failed: {}", run.job(), e.toString());
                record.log(trace(e));
            }
        } finally {
            limit.cancel(false);
            thread.end();
        }
        try {
            end(run, record, state, result);
            if (state == RunState.INTERRUPTED && job.plan().recovers()) {
                again.accept(run);
            }
        } finally {
            // why: the end of the program waits for what runs, and that is not over before its row says so
            running.remove(run.fireId());
        }
    }

    private static JobResult failure(Throwable e, RunningThread thread, Duration timeout) {
        return switch (thread.stopped().orElse(null)) {
            case INTERRUPTED -> JobResult.of("program-ended");
            case FAILED -> JobResult.of("timeout", timeout.toSeconds());
            case null, default ->
                e instanceof DcimException failure
                        ? new JobResult(
                                "error." + failure.code().code(),
                                failure.arguments().stream()
                                        .map(String::valueOf)
                                        .toList())
                        : JobResult.of("exception", e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
        };
    }

    private static String trace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }

    private void end(ScheduledRun run, RecordedRun record, RunState state, JobResult result) {
        for (int attempt = 1; ; attempt++) {
            try {
                record.keep();
                rows.end(run.id(), state, result);
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    LOG.error("{} ended as {}, which could not be written down", run.job(), state.code(), e);
                    return;
                }
            }
        }
    }

    /** The store keeps it for another node, or for the next start. */
    private static void doAgain(ScheduledRun run, JobExecutionContext context) {
        try {
            context.getScheduler()
                    .scheduleJob(TriggerBuilder.newTrigger()
                            .withIdentity("again-" + run.id(), Clockwork.AGAIN)
                            .forJob(context.getJobDetail())
                            .usingJobData(FiringData.again(run.id()))
                            .build());
        } catch (SchedulerException e) {
            LOG.warn("{} was interrupted and could not be put down to be done again", run.job(), e);
        }
    }

    /** Interrupts all that runs, since the program ends. */
    void interrupt() {
        running.values().forEach(thread -> thread.stop(RunState.INTERRUPTED));
    }

    /** Tells whether nothing runs on this node. */
    boolean isIdle() {
        return running.isEmpty();
    }
}
