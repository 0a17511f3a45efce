package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Role;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;
import vn.dcim.core.shift.Duty;
import vn.dcim.core.shift.Roster;

/**
 * Has people told of findings that have been there for too long, of each once for each step, whatever is restarted: those whom the rules
 * of notices name, and its owner. What becomes due in one round for the same people is one notice.
 */
@Singleton
@Requires(property = "datasources.default.url")
class EscalationNotices implements ScheduledJob {

    private static final Set<Role> ON_SHIFT = EnumSet.of(Role.OPERATOR, Role.SHIFT_LEAD);

    private final OpenFindings findings;
    private final FindingOwners owners;
    private final EscalationConfig after;
    private final Accounts accounts;
    private final Roster roster;
    private final Notices notices;
    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    EscalationNotices(
            OpenFindings findings,
            FindingOwners owners,
            EscalationConfig after,
            Accounts accounts,
            Roster roster,
            Notices notices,
            JdbcOperations jdbc,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.findings = findings;
        this.owners = owners;
        this.after = after;
        this.accounts = accounts;
        this.roster = roster;
        this.notices = notices;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whom findings concern that are told together. */
    private record To(Escalation step, List<String> accounts) {}

    @Override
    public JobPlan plan() {
        return JobPlan.of("finding-escalation", JobTrigger.every(Duration.ofMinutes(10), Duration.ofMinutes(3)));
    }

    @Override
    public JobResult run(JobRun run) {
        return JobResult.counted("told", look());
    }

    /** Returns of how many findings people are told now. */
    int look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, FindingOwner> taken = owners.newest();
        List<Finding> due = findings.all().stream()
                .filter(finding -> finding.escalation(now, after) != Escalation.OWNER)
                .toList();
        if (due.isEmpty()) {
            return 0;
        }
        List<Account> people = accounts.all().stream()
                .filter(account -> account.deactivatedAt() == null)
                .toList();
        List<String> onShift = roster.at(now)
                .map(turn -> turn.duties().stream().map(Duty::account).toList())
                .orElse(List.of());
        return transactions.executeWrite(_ -> {
            Map<To, List<Finding>> told = new LinkedHashMap<>();
            for (Finding finding : due) {
                Escalation step = finding.escalation(now, after);
                if (note(finding, step, now)) {
                    told.computeIfAbsent(
                                    new To(step, owners(finding, taken.get(finding.about()), people, onShift)),
                                    _ -> new ArrayList<>())
                            .add(finding);
                }
            }
            told.forEach((to, of) -> notices.tell(
                    Notice.findingsWait(
                            to.step() == Escalation.HEAD,
                            of.stream().map(Finding::told).toList(),
                            of.stream()
                                    .map(Finding::since)
                                    .min(Instant::compareTo)
                                    .orElseThrow(),
                            of.size() == 1 ? of.getFirst().path() : "/compliance?order=worst&state=not-met"),
                    to.accounts()));
            return told.values().stream().mapToInt(List::size).sum();
        });
    }

    /** Who took it over; else those who have the role, and for what the shift answers for, those on it now. */
    private static List<String> owners(
            Finding finding, FindingOwner taken, List<Account> people, List<String> onShift) {
        if (FindingOwners.counts(taken, finding)) {
            return List.of(taken.account());
        }
        Set<String> names = new LinkedHashSet<>();
        people.stream()
                .filter(account -> finding.owners().contains(account.role()))
                .map(Account::name)
                .forEach(names::add);
        if (finding.owners().stream().anyMatch(ON_SHIFT::contains)) {
            names.addAll(onShift);
        }
        return names.stream().sorted().toList();
    }

    /** @return whether this step of this time of the finding was not told before */
    private boolean note(Finding finding, Escalation step, Instant now) {
        return jdbc.prepareStatement(
                "INSERT IGNORE INTO finding_told (about, since, step, told_at) VALUES (?, ?, ?, ?)", statement -> {
                    statement.setString(1, finding.about());
                    statement.setObject(2, LocalDateTime.ofInstant(finding.since(), ZoneOffset.UTC));
                    statement.setString(3, step.name());
                    statement.setObject(4, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
                    return statement.executeUpdate() == 1;
                });
    }
}
