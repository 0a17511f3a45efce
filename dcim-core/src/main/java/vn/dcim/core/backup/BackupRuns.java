package vn.dcim.core.backup;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;

/** Makes runs of plans, one of a plan at a time over all nodes; each is a row from its first moment on. */
@Singleton
@Requires(property = "datasources.default.url")
public class BackupRuns {

    private static final Logger LOG = LoggerFactory.getLogger(BackupRuns.class);

    private final Backups backups;
    private final BackupRunRepository runs;
    private final BackupCopyRepository copies;
    private final Map<RunnerKind, BackupRunner> runners;
    private final AuditLog audit;
    private final Notices notices;
    private final TransactionOperations<Connection> transactions;
    private final BackupConfig config;
    private final ExecutorService executor;
    private final Clock clock;
    private final Set<Long> here = ConcurrentHashMap.newKeySet();

    BackupRuns(
            Backups backups,
            BackupRunRepository runs,
            BackupCopyRepository copies,
            List<BackupRunner> runners,
            AuditLog audit,
            Notices notices,
            TransactionOperations<Connection> transactions,
            BackupConfig config,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor,
            Clock clock) {
        this.backups = backups;
        this.runs = runs;
        this.copies = copies;
        this.runners = runners.stream().collect(Collectors.toMap(BackupRunner::kind, Function.identity()));
        this.audit = audit;
        this.notices = notices;
        this.transactions = transactions;
        this.config = config;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Makes one run of a plan, to its end.
     *
     * @param by name of the account; empty for the clock
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it runs already, or is run by another tool
     */
    public BackupRun run(long planId, String by) {
        return carryOut(begin(planId, by));
    }

    /** Begins one run of a plan, which goes on by itself. @throws DcimException as {@link #run} */
    public BackupRun start(long planId, String by) {
        BackupRun begun = begin(planId, by);
        executor.execute(() -> carryOut(begun));
        return begun;
    }

    /**
     * Begins the runs of all plans whose time has come; for what calls by the clock, at least as often as windows are long.
     *
     * @return how many
     */
    public int startDue() {
        int begun = 0;
        for (BackupPlan plan : backups.plans()) {
            boolean isDue = plan.runner() != RunnerKind.REPORTED
                    && DueRules.dueAt(plan, backups.runs(plan.id()), now()).isPresent();
            if (isDue) {
                try {
                    start(plan.id(), "");
                    begun++;
                } catch (DcimException e) {
                    // why: it runs already, such as begun by a person or on another node
                    LOG.info("The backup {} is not begun: {}", plan, e.getMessage());
                }
            }
        }
        return begun;
    }

    private BackupRun begin(long planId, String by) {
        BackupPlan plan = backups.plan(planId);
        if (plan.runner() == RunnerKind.REPORTED) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, plan.name(), "REPORTED", "RUN");
        }
        endSilent();
        try {
            return transactions.executeWrite(_ -> {
                BackupRun begun = runs.save(
                        BackupRun.begun(planId, by.isEmpty() ? RunOrigin.CLOCK : RunOrigin.PERSON, now(), by));
                runs.openLog(begun.id());
                if (!by.isEmpty()) {
                    audit.record(by, "backup.run", plan.toString(), "", "run " + begun.id(), "");
                }
                return begun;
            });
        } catch (DataAccessException e) {
            boolean isTaken = runs.newest(planId, 5).stream().anyMatch(BackupRun::isRunning);
            if (isTaken) {
                throw new DcimException(e, ErrorCode.ILLEGAL_TRANSITION, plan.name(), "RUNNING", "RUN");
            }
            throw e;
        }
    }

    private BackupRun carryOut(BackupRun begun) {
        BackupPlan plan = backups.plan(begun.planId());
        var job = new Job(plan, backups.targets(plan.id()), begun.id(), clock, (bytes, log) -> {
            runs.beat(begun.id(), bytes, now());
            runs.log(begun.id(), log);
        });
        Outcome outcome;
        here.add(begun.id());
        try {
            outcome = runner(plan).run(job);
        } catch (RuntimeException e) {
            LOG.warn("The backup {} broke off", plan, e);
            outcome = Outcome.failed(new RunFault(e, "broken", e.toString()), job.bytes(), List.of());
        } finally {
            here.remove(begun.id());
        }
        if (outcome.state() == RunState.FAILED) {
            job.log(outcome.fault() + ": " + outcome.detail());
        }
        BackupRun ended = end(plan, begun, outcome, job.log());
        forget(plan, copy -> {
            runner(plan).delete(job, copy);
            runs.log(begun.id(), job.log());
        });
        return ended;
    }

    private BackupRun end(BackupPlan plan, BackupRun begun, Outcome outcome, String log) {
        return transactions.executeWrite(_ -> {
            Instant at = now();
            BackupRun ended = runs.update(begun.ended(outcome, at));
            runs.log(ended.id(), log);
            runs.manifest(ended.id(), outcome.manifest());
            copies.saveAll(outcome.copies().stream()
                    .map(copied -> BackupCopy.of(ended.id(), copied, at))
                    .toList());
            if (!ended.isGood()) {
                notices.tell(Notice.backupFailed(plan.name(), told(ended), at));
            }
            return ended;
        });
    }

    private static String told(BackupRun run) {
        return run.state() == RunState.FAILED
                ? run.fault() + ": " + run.detail()
                : run.verdict().code() + ": " + run.compared();
    }

    /** What another tool says of one of its runs. @param verified null where it does not say */
    public record Report(
            boolean done,
            Instant startedAt,
            Instant endedAt,
            long bytes,
            long items,
            String hash,
            @Nullable Boolean verified,
            String message,
            String log) {}

    /**
     * Takes a run as {@link #report}, from one who may say the same twice: of a plan, what began at an instant is taken once.
     *
     * @return empty where it was taken before
     */
    public Optional<BackupRun> reportOnce(long planId, Report report, String by) {
        boolean isKnown = runs.existsByPlanIdAndOriginAndStartedAt(
                planId, RunOrigin.REPORTED, report.startedAt().truncatedTo(ChronoUnit.MILLIS));
        return isKnown ? Optional.empty() : Optional.of(report(planId, report, by));
    }

    /**
     * Takes a run that another tool reports.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for a plan that this program runs; INVALID_VALUE for ended-at before
     *     started-at or ahead of now
     */
    public BackupRun report(long planId, Report report, String by) {
        BackupPlan plan = backups.plan(planId);
        if (plan.runner() != RunnerKind.REPORTED) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION, plan.name(), plan.runner().name(), "REPORT");
        }
        if (report.endedAt().isBefore(report.startedAt())
                || report.endedAt().isAfter(clock.instant().plus(Duration.ofMinutes(5)))) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "ended-at",
                    report.endedAt(),
                    report.startedAt() + " – " + clock.instant());
        }
        Verdict verdict =
                report.verified() == null ? Verdict.UNVERIFIED : report.verified() ? Verdict.EQUAL : Verdict.DIFFERENT;
        String message = RunFault.cut(report.message());
        List<Outcome.Copied> made = backups.targets(planId).stream()
                .map(target -> new Outcome.Copied(
                        target, target.address(), report.bytes(), report.hash(), verdict == Verdict.EQUAL))
                .toList();
        Outcome outcome = report.done()
                ? Outcome.done(report.bytes(), report.items(), report.hash(), verdict, message, "", made)
                : Outcome.failed(new RunFault("reported", message), report.bytes(), List.of());
        return transactions.executeWrite(_ -> {
            BackupRun begun = runs.save(BackupRun.begun(
                    planId, RunOrigin.REPORTED, report.startedAt().truncatedTo(ChronoUnit.MILLIS), by));
            runs.openLog(begun.id());
            var log = new RunLog();
            log.add(report.endedAt(), report.log());
            BackupRun ended = runs.update(begun.ended(outcome, report.endedAt().truncatedTo(ChronoUnit.MILLIS)));
            runs.log(ended.id(), log.text());
            copies.saveAll(outcome.copies().stream()
                    .map(copied -> BackupCopy.of(ended.id(), copied, ended.endedAt()))
                    .toList());
            if (!ended.isGood()) {
                notices.tell(Notice.backupFailed(plan.name(), told(ended), now()));
            }
            audit.record(by, "backup.report", plan.toString(), "", ended.state().code() + " run " + ended.id(), "");
            // why: the tool that made them deletes them too, by the term that both were told
            forget(plan, _ -> {});
            return ended;
        });
    }

    /** What makes away with a copy. */
    private interface Deleter {
        void delete(BackupCopy copy) throws RunFault;
    }

    /** Deletes copies whose term has ended; never the last good ones that a plan is to keep. */
    private void forget(BackupPlan plan, Deleter deleter) {
        Instant before = now().minus(Duration.ofDays(plan.keepDays()));
        Map<Long, List<BackupCopy>> byRun =
                backups.keptCopies(plan.id()).stream().collect(Collectors.groupingBy(BackupCopy::runId));
        runs.newest(plan.id(), Integer.MAX_VALUE).stream()
                .filter(run -> byRun.containsKey(run.id()))
                .sorted(Comparator.comparing(BackupRun::isGood)
                        .thenComparing(BackupRun::startedAt)
                        .reversed())
                .skip(plan.keepLeast())
                .filter(run -> run.startedAt().isBefore(before))
                .flatMap(run -> byRun.get(run.id()).stream())
                .forEach(copy -> {
                    try {
                        deleter.delete(copy);
                        copies.gone(copy.id(), now());
                    } catch (RunFault e) {
                        // why: it stays listed, and the next run tries again
                        LOG.warn("A copy whose term has ended cannot be deleted: {}", e.getMessage());
                    }
                });
    }

    /** Ends runs whose program ended before them. */
    void endSilent() {
        here.forEach(run -> runs.alive(run, now()));
        Instant before = now().minus(Duration.ofMinutes(config.idleMinutes()));
        runs.findByState(RunState.RUNNING).stream()
                .filter(run -> run.beatAt().isBefore(before))
                .forEach(run -> end(
                        backups.plan(run.planId()),
                        run,
                        Outcome.failed(new RunFault("ended", ""), run.bytes(), List.of()),
                        runs.findLog(run.id()).orElse("")));
    }

    /** Writes down runs that are missing, and has people told; of each once. */
    public int noteMissed() {
        endSilent();
        Instant now = now();
        int noted = 0;
        for (BackupPlan plan : backups.plans()) {
            List<BackupRun> known = backups.runs(plan.id());
            for (Instant due : DueRules.missed(plan, known, now)) {
                boolean isNoted = known.stream().anyMatch(run -> due.equals(run.dueAt()));
                if (!isNoted) {
                    transactions.executeWrite(_ -> {
                        BackupRun missed = runs.save(BackupRun.missed(plan.id(), due, now));
                        notices.tell(Notice.backupMissed(plan.name(), due, now));
                        return missed;
                    });
                    noted++;
                }
            }
        }
        return noted;
    }

    BackupRunner runner(BackupPlan plan) {
        BackupRunner runner = runners.get(plan.runner());
        if (runner == null) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION, plan.name(), plan.runner().name(), "RUN");
        }
        return runner;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
