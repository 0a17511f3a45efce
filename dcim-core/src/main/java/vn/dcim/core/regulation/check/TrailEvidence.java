package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Acceptance;
import vn.dcim.core.account.Acceptances;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Standings;
import vn.dcim.core.audit.AuditEntry;
import vn.dcim.core.audit.AuditSeal;
import vn.dcim.core.audit.AuditSeals;
import vn.dcim.core.audit.AuditTerm;
import vn.dcim.core.audit.AuditTrail;
import vn.dcim.core.audit.AuditVerifications;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.RunnerKind;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.syslog.LogSources;
import vn.dcim.core.telemetry.HistoryRoom;

/** What the audit log tells of itself and of who acts, for how long logs are kept, and when the database that holds them was saved. */
@Singleton
@Requires(property = "datasources.default.url")
final class TrailEvidence extends NamedEvidence<TrailEvidence.Facts> {

    static final String NAME = "audit-trail";

    private static final int DAYS = 31;

    /** Names under which the program acts by itself. */
    private static final Set<String> PROGRAM = Set.of("", "system", "dcim", "schedule");

    /** Acts of people who are not known, or not yet. */
    private static final List<String> OF_STRANGERS = List.of(
            "sign-in.refused", "token.refused", "access.refused", "csrf.refused", "input.refused", "fault.report");

    /** By what the log names kinds of events: beginnings of actions. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "logon", List.of("sign-in"),
            "configuration", List.of("device.", "account.", "rule.", "alarm-rule.", "place.", "backup.", "schedule."),
            "access", List.of("audit.export", "export", "sign-in.proof", "elevation.", "report."));

    private final AuditTrail trail;
    private final AuditSeals seals;
    private final AuditTerm term;
    private final Accounts accounts;
    private final Standings standings;
    private final Acceptances acceptances;
    private final LogSources sources;
    private final Backups backups;
    private final HistoryRoom room;

    TrailEvidence(
            AuditTrail trail,
            AuditSeals seals,
            AuditTerm term,
            Accounts accounts,
            Standings standings,
            Acceptances acceptances,
            LogSources sources,
            Backups backups,
            HistoryRoom room) {
        super(NAME, Facts.class);
        this.trail = trail;
        this.seals = seals;
        this.term = term;
        this.accounts = accounts;
        this.standings = standings;
        this.acceptances = acceptances;
        this.sources = sources;
        this.backups = backups;
        this.room = room;
    }

    /**
     * @param accounts how many may be used
     * @param unaccepted of those, whose holder has not taken on what is done with them
     * @param deeds of a month, by names that no account has
     * @param verifiedOn when somebody last verified the log; null for never
     * @param isClean whether that found nothing
     * @param sealedUntil the last day that is sealed; null for none
     * @param lastDays of kinds of events, each with the last day on which there was one
     * @param months for which the audit log is kept
     * @param isPlanned whether a plan saves the database that holds the logs
     * @param savedOn when it was last saved; null for never
     * @param diskUsed per cent of the database's disk; null where that cannot be told
     * @param isClear whether readings lie somewhere that are not encrypted
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(
            int accounts,
            List<String> unaccepted,
            List<Deed> deeds,
            @Nullable LocalDate verifiedOn,
            boolean isClean,
            @Nullable LocalDate sealedUntil,
            List<LastDay> lastDays,
            int months,
            List<Kept> sources,
            boolean isPlanned,
            @Nullable LocalDate savedOn,
            @Nullable Integer diskUsed,
            boolean isClear,
            @Nullable LocalDate readingsSince) {

        Facts {
            unaccepted = List.copyOf(unaccepted);
            deeds = List.copyOf(deeds);
            lastDays = List.copyOf(lastDays);
            sources = List.copyOf(sources);
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Deed(String actor, String action, long count, LocalDate lastOn) {}

    /** @param kind {@code logon}, {@code configuration} or {@code access} */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LastDay(String kind, LocalDate on) {}

    /** A source of logs with the months for which its messages are kept. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Kept(long id, String name, int months) {}

    @Override
    public Facts gather(Instant now) {
        List<Account> all = accounts.all();
        List<Account> inUse = all.stream()
                .filter(account -> standings.of(account).keepsRights())
                .toList();
        Optional<AuditEntry> verified = trail.last(AuditVerifications.ACTION);
        List<Backups.Standing> saving = OneRound.once("backups", backups::standings).stream()
                .filter(standing -> standing.plan().active() && standing.plan().runner() == RunnerKind.OWN_DATABASE)
                .toList();
        HistoryRoom.Keeping keeping = room.keeping();
        return new Facts(
                inUse.size(),
                unaccepted(inUse),
                deeds(all, now),
                verified.map(entry -> day(entry.at())).orElse(null),
                verified.map(entry -> entry.became().equals(AuditVerifications.CLEAN))
                        .orElse(false),
                seals.latest().map(AuditSeal::day).orElse(null),
                lastDays(),
                months(term.period()),
                sources.all().stream()
                        .map(source -> new Kept(source.id(), source.device().name(), source.retentionMonths()))
                        .toList(),
                !saving.isEmpty(),
                saving.stream()
                        .flatMap(standing -> standing.facts().runs().stream())
                        .filter(BackupRun::isGood)
                        .map(BackupRun::endedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(TrailEvidence::day)
                        .orElse(null),
                keeping.usedPercent().isPresent() ? keeping.usedPercent().getAsInt() : null,
                keeping.isClear(),
                room.reach().firstDay());
    }

    private List<String> unaccepted(List<Account> inUse) {
        Map<Long, Acceptance> accepted = acceptances.present();
        return inUse.stream()
                .filter(account -> !accepted.containsKey(account.id())
                        || accepted.get(account.id()).excused())
                .map(Account::name)
                .toList();
    }

    private List<Deed> deeds(Collection<Account> all, Instant now) {
        Set<String> known = all.stream().map(Account::name).collect(Collectors.toSet());
        return trail.deeds(Deadlines.startOf(day(now).minusDays(DAYS)), OF_STRANGERS).stream()
                .filter(deeds -> !PROGRAM.contains(deeds.actor()) && !known.contains(deeds.actor()))
                .map(deeds -> new Deed(deeds.actor(), deeds.action(), deeds.count(), day(deeds.lastAt())))
                .toList();
    }

    private List<LastDay> lastDays() {
        List<String> actions = trail.actions();
        return KINDS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(kind -> actions.stream()
                        .filter(action -> kind.getValue().stream().anyMatch(action::startsWith))
                        .filter(action -> !OF_STRANGERS.contains(action))
                        .flatMap(action -> trail.last(action).stream())
                        .map(AuditEntry::at)
                        .max(Comparator.naturalOrder())
                        .map(at -> new LastDay(kind.getKey(), day(at)))
                        .stream())
                .toList();
    }

    /** The shortest that a period can be, in whole months. */
    private static int months(Period period) {
        return Math.toIntExact(period.toTotalMonths()) + period.getDays() / 31;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CentreTime.ZONE);
    }
}
