package vn.dcim.core.backup;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.Importance;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What people do with backups; each act is a row of the audit log. */
@Singleton
@Requires(property = "datasources.default.url")
public class BackupDesk {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ATTRIBUTE = 500;
    private static final int LONGEST_SETTING = 2000;
    private static final int MOST_TARGETS = 5;

    private final Backups backups;
    private final BackupRuns runs;
    private final BackupSetRepository sets;
    private final BackupPlanRepository plans;
    private final BackupTargetRepository targets;
    private final BackupPlanVersionRepository versions;
    private final Assets assets;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Map<RunnerKind, BackupRunner> runners;

    BackupDesk(
            Backups backups,
            BackupRuns runs,
            BackupSetRepository sets,
            BackupPlanRepository plans,
            BackupTargetRepository targets,
            BackupPlanVersionRepository versions,
            Assets assets,
            AuditLog audit,
            TransactionOperations<Connection> transactions,
            Clock clock,
            List<BackupRunner> runners) {
        this.backups = backups;
        this.runs = runs;
        this.sets = sets;
        this.plans = plans;
        this.targets = targets;
        this.versions = versions;
        this.assets = assets;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.runners = runners.stream().collect(Collectors.toMap(BackupRunner::kind, one -> one));
    }

    /**
     * A data set as it is wanted.
     *
     * @param assetId on which the original lies; null where nobody says
     * @param attributes by the names of {@link BackupSet#ATTRIBUTES}
     */
    public record WantedSet(
            String name,
            DataKind kind,
            Importance importance,
            String label,
            @Nullable Long assetId,
            @Nullable Long titleId,
            String owner,
            Map<String, String> attributes) {}

    /** Adds a data set. @throws DcimException INVALID_VALUE with the name of a field; ALREADY_EXISTS; NOT_FOUND for the asset */
    public BackupSet addSet(WantedSet wanted, String actor) {
        String name = line("name", wanted.name(), 1, LONGEST_NAME);
        if (wanted.assetId() != null) {
            assets.get(wanted.assetId());
        }
        return transactions.executeWrite(_ -> {
            if (sets.findByName(name).isPresent()) {
                throw new DcimException(ErrorCode.ALREADY_EXISTS, "backup-set", name);
            }
            BackupSet added = sets.save(set(null, 1, name, wanted, true));
            audit.record(actor, "backup.add-set", added.toString(), "", told(added), "");
            return added;
        });
    }

    /** Changes a data set. @throws DcimException as {@link #addSet}; CHANGED_MEANWHILE; INVALID_VALUE without a reason */
    public BackupSet changeSet(long id, int revision, WantedSet wanted, boolean active, String reason, String actor) {
        String name = line("name", wanted.name(), 1, LONGEST_NAME);
        String why = line("reason", reason, 1, LONGEST_ATTRIBUTE);
        return transactions.executeWrite(_ -> {
            BackupSet before = backups.set(id);
            if (before.revision() != revision) {
                throw new DcimException(ErrorCode.CHANGED_MEANWHILE, before.toString(), "");
            }
            BackupSet changed = sets.update(set(id, revision + 1, name, wanted, active));
            audit.record(actor, "backup.change-set", changed.toString(), told(before), told(changed), why);
            return changed;
        });
    }

    private static BackupSet set(@Nullable Long id, int revision, String name, WantedSet wanted, boolean active) {
        List<String> attributes = BackupSet.ATTRIBUTES.stream()
                .map(attribute ->
                        line(attribute, wanted.attributes().getOrDefault(attribute, ""), 0, LONGEST_ATTRIBUTE))
                .toList();
        return new BackupSet(
                id,
                revision,
                name,
                wanted.kind(),
                wanted.importance(),
                line("label", wanted.label(), 0, 100),
                wanted.assetId(),
                wanted.titleId(),
                line("owner", wanted.owner(), 0, LONGEST_NAME),
                attributes.get(0),
                attributes.get(1),
                attributes.get(2),
                attributes.get(3),
                attributes.get(4),
                attributes.get(5),
                active);
    }

    private static String told(BackupSet set) {
        return "%s, %s, asset: %s, %s"
                .formatted(
                        set.kind().code(),
                        set.importance().code(),
                        Objects.toString(set.assetId(), "–"),
                        String.join("; ", set.attributes()));
    }

    /** Where copies are to lie. */
    public record WantedTarget(String address, @Nullable Long assetId, Medium medium, String place, boolean external) {}

    /**
     * A plan as it is wanted.
     *
     * @param cron of Quartz, in the time of the centre
     * @param targets the first is written to, the others get a copy
     */
    public record WantedPlan(
            String name,
            long setId,
            RunnerKind runner,
            Map<String, String> settings,
            String cron,
            int windowMinutes,
            int keepDays,
            int keepLeast,
            int testMonths,
            List<WantedTarget> targets) {}

    /**
     * Checks a plan and declares nothing.
     *
     * @throws DcimException INVALID_VALUE with the name of a field; NOT_FOUND; ALREADY_EXISTS; NEVER_FIRES; OVERLAPPING_WINDOWS
     */
    public void check(WantedPlan wanted) {
        checkAll(wanted, null);
    }

    /** Checks what a plan is to become and changes nothing. @throws DcimException as {@link #check}, and as {@link #change} */
    public void check(WantedPlan wanted, BackupPlan before) {
        if (before.setId() != wanted.setId()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "set", wanted.setId(), before.setId());
        }
        if (before.runner() != wanted.runner()) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "runner",
                    wanted.runner().code(),
                    before.runner().code());
        }
        checkAll(wanted, before.id());
    }

    private void checkAll(WantedPlan wanted, @Nullable Long self) {
        line("name", wanted.name(), 1, LONGEST_NAME);
        boolean isTaken = plans.findByName(wanted.name().strip())
                .filter(other -> !other.id().equals(self))
                .isPresent();
        if (isTaken) {
            throw new DcimException(
                    ErrorCode.ALREADY_EXISTS, "backup-plan", wanted.name().strip());
        }
        backups.set(wanted.setId());
        within("window", wanted.windowMinutes(), 5, 24 * 60);
        within("keep-days", wanted.keepDays(), 1, 36_500);
        within("keep-least", wanted.keepLeast(), 1, 1000);
        within("test-months", wanted.testMonths(), 1, 24);
        wanted.settings().forEach((name, value) -> line(name, value, 0, LONGEST_SETTING));
        if (wanted.targets().isEmpty() || wanted.targets().size() > MOST_TARGETS) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "target", wanted.targets().size(), "1–" + MOST_TARGETS);
        }
        List<String> addresses =
                wanted.targets().stream().map(WantedTarget::address).toList();
        wanted.targets().forEach(target -> {
            line("target", target.address(), 1, 1000);
            line("target-place", target.place(), 1, LONGEST_NAME);
            if (target.assetId() != null) {
                assets.get(target.assetId());
            }
        });
        if (Set.copyOf(addresses).size() < addresses.size()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "target", String.join(", ", addresses), "");
        }
        if (wanted.runner() != RunnerKind.REPORTED) {
            runner(wanted.runner()).check(wanted.settings(), addresses);
        }
        checkTimes(wanted, addresses, self);
    }

    private void checkTimes(WantedPlan wanted, List<String> addresses, @Nullable Long self) {
        RunTimes times = RunTimes.of(wanted.cron());
        Instant now = clock.instant();
        Instant first = times.after(now)
                .orElseThrow(() -> new DcimException(ErrorCode.NEVER_FIRES, wanted.name(), wanted.cron()));
        Duration window = Duration.ofMinutes(wanted.windowMinutes());
        DueRules.overlap(times, window, first.minusSeconds(1)).ifPresent(at -> {
            throw new DcimException(ErrorCode.OVERLAPPING_WINDOWS, wanted.name(), wanted.name(), at);
        });
        for (BackupPlan other : backups.plans()) {
            boolean isShared = other.active()
                    && !other.id().equals(self)
                    && (other.setId() == wanted.setId()
                            || backups.targets(other.id()).stream()
                                    .anyMatch(target -> addresses.contains(target.address())));
            if (isShared) {
                DueRules.overlap(times, window, other.times(), other.window(), now)
                        .ifPresent(at -> {
                            throw new DcimException(ErrorCode.OVERLAPPING_WINDOWS, wanted.name(), other.name(), at);
                        });
            }
        }
    }

    /** Declares a plan; its runs are due from now on. @throws DcimException as {@link #check} */
    public BackupPlan declare(WantedPlan wanted, String actor) {
        return declare(wanted, clock.instant(), actor);
    }

    /**
     * Declares a plan that has been followed for some time, such as by a tool whose older runs are reported as well.
     *
     * @param since from when on its runs are due
     * @throws DcimException as {@link #check}; INVALID_VALUE for a time to come
     */
    public BackupPlan declare(WantedPlan wanted, Instant since, String actor) {
        check(wanted);
        if (since.isAfter(clock.instant())) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "since", since, "≤ " + clock.instant());
        }
        return transactions.executeWrite(_ -> {
            BackupPlan plan = plans.save(new BackupPlan(
                    null,
                    1,
                    wanted.setId(),
                    wanted.name().strip(),
                    wanted.runner(),
                    Settings.write(filled(wanted.settings())),
                    wanted.cron().strip(),
                    wanted.windowMinutes(),
                    wanted.keepDays(),
                    wanted.keepLeast(),
                    wanted.testMonths(),
                    true,
                    since.truncatedTo(ChronoUnit.MILLIS),
                    actor));
            List<BackupTarget> rows = new ArrayList<>();
            wanted.targets()
                    .forEach(target -> rows.add(new BackupTarget(
                            null,
                            plan.id(),
                            rows.size(),
                            target.address().strip(),
                            target.assetId(),
                            target.medium(),
                            target.place().strip(),
                            target.external())));
            targets.saveAll(rows);
            versions.add(BackupPlanVersion.of(plan, rows, now(), actor, ""));
            audit.record(actor, "backup.declare", plan.toString(), "", told(plan, rows), "");
            return plan;
        });
    }

    private static String told(BackupPlan plan, List<BackupTarget> to) {
        return "%s, %s, %d min, %d/%d, %d, %s → %s"
                .formatted(
                        plan.runner().code(),
                        plan.cron(),
                        plan.windowMinutes(),
                        plan.keepDays(),
                        plan.keepLeast(),
                        plan.testMonths(),
                        plan.settings(),
                        to.stream().map(BackupTarget::address).collect(Collectors.joining(", ")));
    }

    /**
     * Changes a plan; what it was stays known. Where its times are others, its runs are due by them from now on, and none for what is
     * past. Data and runner stay: another runner is another plan.
     *
     * @throws DcimException as {@link #check}; CHANGED_MEANWHILE; INVALID_VALUE without a reason
     */
    public BackupPlan change(long id, int revision, WantedPlan wanted, String reason, String actor) {
        String why = line("reason", reason, 1, LONGEST_ATTRIBUTE);
        return transactions.executeWrite(_ -> {
            BackupPlan before = held(id, revision);
            check(wanted, before);
            List<BackupTarget> was = backups.targets(id);
            boolean isTimed =
                    !before.cron().equals(wanted.cron().strip()) || before.windowMinutes() != wanted.windowMinutes();
            BackupPlan changed = plans.update(new BackupPlan(
                    id,
                    before.revision() + 1,
                    before.setId(),
                    wanted.name().strip(),
                    before.runner(),
                    Settings.write(filled(wanted.settings())),
                    wanted.cron().strip(),
                    wanted.windowMinutes(),
                    wanted.keepDays(),
                    wanted.keepLeast(),
                    wanted.testMonths(),
                    before.active(),
                    // why: by the new times nothing was due before
                    isTimed ? now() : before.activeSince(),
                    before.declaredBy()));
            List<BackupTarget> to = replace(id, was, wanted.targets());
            versions.add(BackupPlanVersion.of(changed, to, now(), actor, why));
            audit.record(actor, "backup.change", changed.toString(), told(before, was), told(changed, to), why);
            return changed;
        });
    }

    /** A target whose address stays is the same one, and so are its copies. */
    private List<BackupTarget> replace(long planId, List<BackupTarget> was, List<WantedTarget> wanted) {
        List<BackupTarget> to = new ArrayList<>();
        for (WantedTarget target : wanted) {
            String address = target.address().strip();
            Long known = was.stream()
                    .filter(one -> one.address().equals(address))
                    .map(BackupTarget::id)
                    .findFirst()
                    .orElse(null);
            to.add(new BackupTarget(
                    known,
                    planId,
                    to.size(),
                    address,
                    target.assetId(),
                    target.medium(),
                    target.place().strip(),
                    target.external()));
        }
        Set<Long> kept =
                to.stream().map(BackupTarget::id).filter(Objects::nonNull).collect(Collectors.toSet());
        targets.deleteAll(was.stream().filter(one -> !kept.contains(one.id())).toList());
        targets.updateAll(to.stream().filter(one -> one.id() != null).toList());
        targets.saveAll(to.stream().filter(one -> one.id() == null).toList());
        return to;
    }

    private BackupPlan held(long id, int revision) {
        plans.hold(id);
        BackupPlan before = backups.plan(id);
        if (before.revision() != revision) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, before.toString(), "");
        }
        return before;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Map<String, String> filled(Map<String, String> settings) {
        Map<String, String> filled = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            if (!value.isBlank()) {
                filled.put(name, value.strip());
            }
        });
        return filled;
    }

    /** Tries whether a run could be made as it is wanted. @return what was found @throws DcimException BACKUP_FAILED, or as the checks */
    public String tryOut(WantedPlan wanted) {
        List<String> addresses =
                wanted.targets().stream().map(WantedTarget::address).toList();
        BackupRunner runner = runner(wanted.runner());
        runner.check(wanted.settings(), addresses);
        try {
            return runner.tryOut(filled(wanted.settings()), addresses);
        } catch (RunFault fault) {
            throw new DcimException(fault, ErrorCode.BACKUP_FAILED, fault.code(), fault.getMessage());
        }
    }

    /** Pauses a plan, or has it go on. @throws DcimException NOT_FOUND, CHANGED_MEANWHILE; INVALID_VALUE without a reason */
    public BackupPlan setActive(long id, int revision, boolean active, String reason, String actor) {
        String why = line("reason", reason, 1, LONGEST_ATTRIBUTE);
        return transactions.executeWrite(_ -> {
            BackupPlan before = held(id, revision);
            BackupPlan changed = plans.update(before.with(active, active ? now() : before.activeSince()));
            versions.add(BackupPlanVersion.of(changed, backups.targets(id), now(), actor, why));
            audit.record(
                    actor,
                    active ? "backup.resume" : "backup.pause",
                    changed.toString(),
                    Boolean.toString(before.active()),
                    Boolean.toString(active),
                    why);
            return changed;
        });
    }

    /** Begins a run now. @throws DcimException as {@link BackupRuns#run} */
    public BackupRun runNow(long id, String actor) {
        return runs.start(id, actor);
    }

    /** Returns the names of the settings of a runner, those that must be there first; none for what other tools do. */
    public List<String> settings(RunnerKind kind) {
        return runners.containsKey(kind) ? runners.get(kind).settings() : List.of();
    }

    private BackupRunner runner(RunnerKind kind) {
        if (!runners.containsKey(kind)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "runner", kind.code(), "");
        }
        return runners.get(kind);
    }

    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, value, least + "–" + most);
        }
    }

    private static String line(String field, @Nullable String typed, int least, int most) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() < least || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, least + "–" + most);
        }
        return text;
    }
}
