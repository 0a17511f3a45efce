package vn.dcim.core.schedule;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Shows jobs and their runs; as well on a node that runs none. */
@Singleton
@Requires(property = "datasources.default.url")
public class JobBoard {

    /** Before all runs. */
    public static final Instant BEGINNING = Instant.EPOCH;

    private final Jobs jobs;
    private final ScheduledRunRepository runs;
    private final PauseRepository pauses;
    private final StoredTriggerRepository stored;
    private final QuartzTime time;
    private final RunRows rows;

    JobBoard(
            Jobs jobs,
            ScheduledRunRepository runs,
            PauseRepository pauses,
            StoredTriggerRepository stored,
            QuartzTime time,
            RunRows rows) {
        this.jobs = jobs;
        this.runs = runs;
        this.pauses = pauses;
        this.stored = stored;
        this.time = time;
        this.rows = rows;
    }

    /** Returns all jobs, by code. */
    public List<JobLine> lines() {
        Map<String, ScheduledRun> last = byJob(runs.findNewest(), ScheduledRun::job);
        Map<String, StoredTrigger> triggers = byJob(stored.findAll(Clockwork.GROUP), StoredTrigger::job);
        Map<String, Pause> paused = byJob(pauses.findStanding(rows.now()), Pause::job);
        return jobs.plans().stream()
                .map(plan -> new JobLine(
                        plan,
                        last.get(plan.code()),
                        ended(last.get(plan.code())),
                        next(triggers.get(plan.code())).orElse(null),
                        paused.get(plan.code())))
                .toList();
    }

    private @Nullable ScheduledRun ended(@Nullable ScheduledRun last) {
        return last == null || last.state() != RunState.RUNNING
                ? last
                : runs.findBefore(last.job(), last.id()).orElse(null);
    }

    private static <T> Map<String, T> byJob(List<T> all, Function<T, String> job) {
        return all.stream().collect(Collectors.toMap(job, Function.identity(), (first, _) -> first));
    }

    private Optional<Instant> next(StoredTrigger trigger) {
        return Optional.ofNullable(trigger)
                .map(StoredTrigger::next)
                .map(Instant::ofEpochMilli)
                .map(time::toProgram);
    }

    /** @throws DcimException NOT_FOUND */
    public JobLine line(String code) {
        jobs.plan(code);
        return lines().stream()
                .filter(line -> line.plan().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Returns those that somebody has to look at. */
    public List<JobLine> troubled() {
        return lines().stream().filter(line -> line.isTrouble(rows.now())).toList();
    }

    /**
     * Runs of a job, newest first.
     *
     * @param total how many there are in all
     */
    public record Found(List<ScheduledRun> runs, long total) {}

    /**
     * Finds runs of a job.
     *
     * @param state empty for any
     * @param since {@link #BEGINNING} for all that are kept
     */
    public Found runs(String code, Optional<RunState> state, Instant since, long offset, int size) {
        String wanted = state.map(RunState::name).orElse("");
        return new Found(runs.find(code, wanted, since, offset, size), runs.count(code, wanted, since));
    }

    /** Returns the newest run of a job that went well. */
    public Optional<ScheduledRun> lastDone(String code) {
        return runs.find(code, RunState.DONE.name(), BEGINNING, 0, 1).stream().findFirst();
    }

    /** @throws DcimException NOT_FOUND, also where it is of another job */
    public ScheduledRun run(String code, long id) {
        return runs.findById(id)
                .filter(run -> run.job().equals(code))
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "run", id));
    }

    /** Returns what a run told; empty for nothing. */
    public String log(long run) {
        return runs.findLog(run).orElse("");
    }

    /** Returns the newest pauses of a job. */
    public List<Pause> pauses(String code) {
        return pauses.findNewest(code);
    }
}
