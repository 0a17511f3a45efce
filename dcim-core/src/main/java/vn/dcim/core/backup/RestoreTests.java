package vn.dcim.core.backup;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;

/** Brings copies back into a scratch place, compares, and writes down what came of it. */
@Singleton
@Requires(property = "datasources.default.url")
public class RestoreTests {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreTests.class);

    private final Backups backups;
    private final BackupRuns runs;
    private final BackupCopyRepository copies;
    private final RestoreTestRepository tests;
    private final AuditLog audit;
    private final Notices notices;
    private final TransactionOperations<Connection> transactions;
    private final ExecutorService executor;
    private final Clock clock;

    RestoreTests(
            Backups backups,
            BackupRuns runs,
            BackupCopyRepository copies,
            RestoreTestRepository tests,
            AuditLog audit,
            Notices notices,
            TransactionOperations<Connection> transactions,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor,
            Clock clock) {
        this.backups = backups;
        this.runs = runs;
        this.copies = copies;
        this.tests = tests;
        this.audit = audit;
        this.notices = notices;
        this.transactions = transactions;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Tests the newest copy of a plan, to its end.
     *
     * @param by name of the account; empty for the clock
     * @throws DcimException NOT_FOUND where there is no copy; ILLEGAL_TRANSITION for what another tool runs
     */
    public RestoreTest test(long planId, String by) {
        return carryOut(begin(planId, by));
    }

    /** Begins a test that goes on by itself. @throws DcimException as {@link #test} */
    public RestoreTest start(long planId, String by) {
        RestoreTest begun = begin(planId, by);
        executor.execute(() -> carryOut(begun));
        return begun;
    }

    /** Tests all plans whose restore test is due and that have a copy, one after the other; for what calls by the clock, once a day. Returns how many. */
    public int testDue() {
        int tested = 0;
        for (Backups.Standing one : backups.standings()) {
            boolean isDue = one.plan().active()
                    && one.plan().runner() != RunnerKind.REPORTED
                    && !now().isBefore(one.testDue())
                    && !backups.keptCopies(one.plan().id()).isEmpty();
            if (isDue) {
                test(one.plan().id(), "");
                tested++;
            }
        }
        return tested;
    }

    private RestoreTest begin(long planId, String by) {
        BackupPlan plan = backups.plan(planId);
        runs.runner(plan);
        BackupRun run = newestWithCopy(planId);
        return transactions.executeWrite(_ -> {
            RestoreTest begun = tests.save(new RestoreTest(
                    null, planId, run.id(), now(), null, by, RunState.RUNNING, Verdict.UNVERIFIED, "", 0, "", "", ""));
            if (!by.isEmpty()) {
                audit.record(by, "backup.restore-test", plan.toString(), "", "run " + run.id(), "");
            }
            return begun;
        });
    }

    private BackupRun newestWithCopy(long planId) {
        List<BackupCopy> kept = backups.keptCopies(planId);
        return backups.runs(planId).stream()
                .filter(run -> run.state() == RunState.DONE)
                .filter(run -> kept.stream().anyMatch(copy -> copy.runId() == run.id()))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "backup-copy", planId));
    }

    private RestoreTest carryOut(RestoreTest begun) {
        BackupPlan plan = backups.plan(begun.planId());
        BackupRun run = backups.run(begun.runId());
        List<BackupCopy> of = backups.copies(run.id()).stream()
                .filter(copy -> copy.goneAt() == null)
                .toList();
        var job = new Job(plan, backups.targets(plan.id()), run.id(), clock, (_, _) -> {});
        RestoreTest ended;
        try {
            ended = begun.ended(runs.runner(plan).test(job, run, of, backups.manifest(run.id())), now());
        } catch (RunFault fault) {
            ended = begun.failed(fault, now());
        } catch (RuntimeException e) {
            LOG.warn("The restore test of {} broke off", plan, e);
            ended = begun.failed(new RunFault(e, "broken", e.toString()), now());
        }
        return end(plan, of, ended);
    }

    private RestoreTest end(BackupPlan plan, List<BackupCopy> of, RestoreTest ended) {
        return transactions.executeWrite(_ -> {
            RestoreTest kept = tests.update(ended);
            if (kept.isPassed()) {
                copies.verified(of.getFirst().id(), now());
            } else {
                notices.tell(Notice.backupFailed(plan.name(), kept.fault() + kept.compared(), now()));
            }
            return kept;
        });
    }

    /**
     * Takes a restore test that was made by other means, such as with the tool that reports its runs.
     *
     * @throws DcimException NOT_FOUND, INVALID_VALUE
     */
    public RestoreTest note(long planId, Instant startedAt, Instant endedAt, boolean passed, String told, String by) {
        BackupPlan plan = backups.plan(planId);
        if (endedAt.isBefore(startedAt) || endedAt.isAfter(now())) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "ended-at", endedAt, startedAt + " – " + now());
        }
        return transactions.executeWrite(_ -> {
            RestoreTest noted = tests.save(new RestoreTest(
                    null,
                    planId,
                    null,
                    startedAt.truncatedTo(ChronoUnit.MILLIS),
                    endedAt.truncatedTo(ChronoUnit.MILLIS),
                    by,
                    RunState.DONE,
                    passed ? Verdict.EQUAL : Verdict.DIFFERENT,
                    "",
                    0,
                    RunFault.cut(told),
                    "",
                    ""));
            audit.record(
                    by, "backup.note-test", plan.toString(), "", noted.verdict().code(), told);
            return noted;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
