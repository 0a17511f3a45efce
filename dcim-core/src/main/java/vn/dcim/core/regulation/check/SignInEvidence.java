package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountDesk;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.SignInPolicy;
import vn.dcim.core.account.SignInTrail;
import vn.dcim.core.account.Standings;
import vn.dcim.core.account.factor.SecondFactors;
import vn.dcim.core.notify.DeliveryState;
import vn.dcim.core.notify.NoticeDesk;
import vn.dcim.core.notify.NoticeKind;
import vn.dcim.core.notify.NoticeLine;
import vn.dcim.core.notify.Notices;
import vn.dcim.core.regulation.Deadlines;

/** When wrong passwords lock by the rules, and what the audit log tells of failures, locks, unlocking, and who was warned. */
@Singleton
@Requires(property = "datasources.default.url")
final class SignInEvidence extends NamedEvidence<SignInEvidence.Facts> {

    static final String NAME = "sign-ins";

    private static final int DAYS = 31;
    private static final int DAYS_OF_FAILURES = 7;

    private final AccessRules rules;
    private final SignInTrail trail;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final Standings standings;
    private final SecondFactors factors;
    private final NoticeDesk notices;
    private final Notices plan;

    SignInEvidence(
            AccessRules rules,
            SignInTrail trail,
            Accounts accounts,
            AccountDesk desk,
            Standings standings,
            SecondFactors factors,
            NoticeDesk notices,
            Notices plan) {
        super(NAME, Facts.class);
        this.rules = rules;
        this.trail = trail;
        this.accounts = accounts;
        this.desk = desk;
        this.standings = standings;
        this.factors = factors;
        this.notices = notices;
        this.plan = plan;
    }

    /**
     * @param failures so many in a row lock
     * @param windowSeconds within which they must lie; null for however far apart
     * @param unlockAfterSeconds the lock ends by itself after that; null for never
     * @param accounts how many may sign in
     * @param bareAccounts of those, the people's that no further proof can be asked of
     * @param events of the accounts that were locked, unlocked, or failed as often as the rules allow; the oldest first
     * @param reached how many would be told of a lock now
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(
            int failures,
            @Nullable Long windowSeconds,
            @Nullable Long unlockAfterSeconds,
            int accounts,
            int bareAccounts,
            List<Event> events,
            List<Request> requests,
            List<Open> open,
            List<Warning> warnings,
            int reached) {

        Facts {
            events = List.copyOf(events);
            requests = List.copyOf(requests);
            open = List.copyOf(open);
            warnings = List.copyOf(warnings);
        }
    }

    /** @param kind code of {@link SignInTrail.Kind} @param proof of the owner who had it unlocked */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Event(String account, Instant at, String kind, String by, String proof) {}

    /** An owner asked for the account back. @param by who recognised the owner */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Request(String account, Instant at, String by, String proof) {}

    /** An account that people may sign in to, and that the trail tells of. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Open(String account) {}

    /** People were warned of a lock. @param sent how many have got it @param waiting how many are to get it yet */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Warning(String account, String address, Instant at, long sent, long waiting) {}

    @Override
    public Facts gather(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        Instant from = Deadlines.startOf(today.minusDays(DAYS));
        SignInPolicy policy = rules.signIn();
        List<SignInTrail.Event> all = trail.since(from, Deadlines.startOf(today.minusDays(DAYS_OF_FAILURES)));
        Set<String> told = told(all, policy.failures().value());
        List<Account> present = accounts.all().stream()
                .filter(account -> standings.of(account).keepsRights())
                .toList();
        Set<Long> owners = factors.owners();
        return new Facts(
                policy.failures().value(),
                policy.window().map(window -> window.value().toSeconds()).orElse(null),
                policy.unlockAfter().value().map(Duration::toSeconds).orElse(null),
                present.size(),
                (int) present.stream()
                        .filter(account -> account.role() != Role.DISPLAY && !owners.contains(account.id()))
                        .count(),
                all.stream()
                        .filter(event -> told.contains(event.account()))
                        .map(event -> new Event(
                                event.account(), event.at(), event.kind().code(), event.by(), event.proof()))
                        .toList(),
                accounts.all().stream()
                        .filter(account -> told.contains(account.name()))
                        .flatMap(account -> desk.unlockRequests(account.id()).stream()
                                .filter(request -> !request.at().isBefore(from))
                                .map(request -> new Request(
                                        account.name(), request.at(), request.recordedBy(), request.proof())))
                        .toList(),
                present.stream()
                        .filter(account -> told.contains(account.name()) && account.lockedAt() == null)
                        .map(account -> new Open(account.name()))
                        .toList(),
                warnings(from),
                plan.reach(NoticeKind.ACCOUNT_LOCKED));
    }

    private static Set<String> told(List<SignInTrail.Event> all, int failures) {
        Map<String, Long> failed = all.stream()
                .filter(event -> event.kind() == SignInTrail.Kind.FAILED)
                .collect(Collectors.groupingBy(SignInTrail.Event::account, Collectors.counting()));
        Set<String> told = all.stream()
                .filter(event -> event.kind() == SignInTrail.Kind.LOCKED || event.kind() == SignInTrail.Kind.UNLOCKED)
                .map(SignInTrail.Event::account)
                .collect(Collectors.toCollection(HashSet::new));
        failed.forEach((account, count) -> {
            if (count >= Math.min(failures, LockChecks.FEWEST)) {
                told.add(account);
            }
        });
        return told;
    }

    private List<Warning> warnings(Instant from) {
        Map<Map<String, String>, List<NoticeLine>> byFacts = notices.of(NoticeKind.ACCOUNT_LOCKED, from).stream()
                .collect(Collectors.groupingBy(line -> line.entry().notice().facts()));
        return byFacts.entrySet().stream()
                .map(one -> new Warning(
                        one.getKey().getOrDefault("account", ""),
                        one.getKey().getOrDefault("address", ""),
                        Instant.parse(one.getKey().getOrDefault("at", Instant.EPOCH.toString())),
                        count(one.getValue(), DeliveryState.SENT),
                        count(one.getValue(), DeliveryState.WAITING)))
                .sorted(Comparator.comparing(Warning::at).thenComparing(Warning::account))
                .toList();
    }

    private static long count(List<NoticeLine> lines, DeliveryState state) {
        return lines.stream().filter(line -> line.delivery().state() == state).count();
    }
}
