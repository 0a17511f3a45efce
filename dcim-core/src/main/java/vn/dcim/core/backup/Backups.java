package vn.dcim.core.backup;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds data sets, plans, runs, copies and restore tests, and how each plan stands. */
@Singleton
public class Backups {

    /** For how long runs count when a plan is judged. */
    static final Duration JUDGED = Duration.ofDays(62);

    private static final int MOST_RUNS = 400;

    private final BackupSetRepository sets;
    private final BackupPlanRepository plans;
    private final BackupTargetRepository targets;
    private final BackupPlanVersionRepository versions;
    private final BackupRunRepository runs;
    private final BackupCopyRepository copies;
    private final RestoreTestRepository tests;
    private final BackupConfig config;
    private final Clock clock;

    Backups(
            BackupSetRepository sets,
            BackupPlanRepository plans,
            BackupTargetRepository targets,
            BackupPlanVersionRepository versions,
            BackupRunRepository runs,
            BackupCopyRepository copies,
            RestoreTestRepository tests,
            BackupConfig config,
            Clock clock) {
        this.sets = sets;
        this.plans = plans;
        this.targets = targets;
        this.versions = versions;
        this.runs = runs;
        this.copies = copies;
        this.tests = tests;
        this.config = config;
        this.clock = clock;
    }

    /** @throws DcimException NOT_FOUND */
    public BackupSet set(long id) {
        return sets.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "backup-set", id));
    }

    /** Returns all data sets, by name. */
    public List<BackupSet> sets() {
        return sets.findAllOrderByName();
    }

    /** @throws DcimException NOT_FOUND */
    public BackupPlan plan(long id) {
        return plans.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "backup-plan", id));
    }

    /** Returns all plans, by name. */
    public List<BackupPlan> plans() {
        return plans.findAllOrderByName();
    }

    /** Returns what a plan was, newest first. */
    public List<BackupPlanVersion> versions(long planId) {
        return versions.newest(planId);
    }

    public List<BackupTarget> targets(long planId) {
        return targets.findByPlanIdOrderByPosition(planId);
    }

    /** @throws DcimException NOT_FOUND */
    public BackupRun run(long id) {
        return runs.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "backup-run", id));
    }

    /** Returns the newest runs of a plan, newest first. */
    public List<BackupRun> runs(long planId) {
        return runs.newest(planId, MOST_RUNS);
    }

    /** Returns all runs since an instant, newest first. */
    public List<BackupRun> runsSince(Instant from) {
        return runs.findByStartedAtGreaterThanEqualsOrderByStartedAtDesc(from);
    }

    public String log(long runId) {
        return runs.findLog(runId).orElse("");
    }

    /** Returns what the source was as a run found it: a line for each part; empty where the runner tells no parts. */
    public String manifest(long runId) {
        return runs.findManifest(runId).orElse("");
    }

    /** Returns the copies of a run, also those that are gone. */
    public List<BackupCopy> copies(long runId) {
        return copies.findByRunIdOrderById(runId);
    }

    /** Returns the copies of a plan that are kept, newest first. */
    public List<BackupCopy> keptCopies(long planId) {
        return copies.keptOf(planId);
    }

    /** Returns the restore tests of a plan, newest first. */
    public List<RestoreTest> tests(long planId) {
        return tests.findByPlanIdOrderByStartedAtDesc(planId);
    }

    /** Returns how all plans that are in force stand, worst first, then those that are paused. */
    public List<Standing> standings() {
        Map<Long, BackupSet> byId = sets().stream().collect(Collectors.toMap(BackupSet::id, Function.identity()));
        Map<Long, List<BackupTarget>> targetsOf =
                targets.findAllOrderByPosition().stream().collect(Collectors.groupingBy(BackupTarget::planId));
        Map<Long, List<BackupRun>> runsOf =
                runsSince(clock.instant().minus(JUDGED)).stream().collect(Collectors.groupingBy(BackupRun::planId));
        Map<Long, List<BackupCopy>> copiesOf = copies.kept().stream().collect(Collectors.groupingBy(BackupCopy::runId));
        Map<Long, List<RestoreTest>> testsOf =
                tests.newest().stream().collect(Collectors.groupingBy(RestoreTest::planId));
        List<BackupPlan> all = plans();
        Map<Long, List<BackupRun>> runsOfSet = all.stream()
                .filter(BackupPlan::active)
                .collect(Collectors.groupingBy(
                        BackupPlan::setId,
                        Collectors.flatMapping(
                                plan -> runsOf.getOrDefault(plan.id(), List.of()).stream(), Collectors.toList())));
        return all.stream()
                .map(plan -> standing(new Facts(
                        byId.get(plan.setId()),
                        plan,
                        targetsOf.getOrDefault(plan.id(), List.of()),
                        runsOf.getOrDefault(plan.id(), List.of()),
                        testsOf.getOrDefault(plan.id(), List.of()),
                        runsOfSet.getOrDefault(plan.setId(), List.of()),
                        runsOfSet.getOrDefault(plan.setId(), List.of()).stream()
                                .flatMap(run -> copiesOf.getOrDefault(run.id(), List.of()).stream())
                                .toList())))
                .sorted(Comparator.comparing(Standing::rank)
                        .thenComparing(one -> one.plan().name()))
                .toList();
    }

    private Standing standing(Facts facts) {
        return new Standing(facts, BackupRules.findings(facts, config, clock.instant()));
    }

    /** Returns how one plan stands. */
    public Standing standing(long planId) {
        return standings().stream()
                .filter(one -> one.plan().id() == planId)
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "backup-plan", planId));
    }

    /** Returns what is wrong with data sets whatever their plans do. */
    public List<Finding> setFindings() {
        List<BackupPlan> known = plans();
        return sets().stream()
                .filter(BackupSet::active)
                .flatMap(set -> BackupRules.findings(
                        set,
                        known.stream()
                                .filter(plan -> plan.setId() == set.id() && plan.active())
                                .toList())
                        .stream())
                .toList();
    }

    /**
     * All that a plan is judged by. Runs and tests newest first.
     *
     * @param runsOfSet of all plans in force that back the same data up, since all their copies count
     * @param copies of those runs
     */
    public record Facts(
            BackupSet set,
            BackupPlan plan,
            List<BackupTarget> targets,
            List<BackupRun> runs,
            List<RestoreTest> tests,
            List<BackupRun> runsOfSet,
            List<BackupCopy> copies) {}

    /** How a plan stands. @param findings worst first */
    public record Standing(Facts facts, List<Finding> findings) {

        public BackupPlan plan() {
            return facts.plan();
        }

        public BackupSet set() {
            return facts.set();
        }

        /** Returns the newest run; null for none yet. */
        public BackupRun last() {
            return facts.runs().isEmpty() ? null : facts.runs().getFirst();
        }

        /** Returns when the next restore test is due. */
        public Instant testDue() {
            return BackupRules.testDue(facts);
        }

        int rank() {
            if (!plan().active()) {
                return Integer.MAX_VALUE;
            }
            return findings.isEmpty()
                    ? FindingKind.values().length
                    : findings.getFirst().kind().ordinal();
        }
    }
}
