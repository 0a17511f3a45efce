package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.Standings;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.scope.Scopes;

/**
 * Gives rights of somebody who is away to the deputy's own account, for a term, so that nobody lends an account:
 * 59/2024/QĐ-UBND (An Giang), article 6.2.a, and 11/2023/QĐ-UBND (Bắc Kạn), article 29.2.đ. What is given is at any time no
 * more than the giver has, and ends by itself with the term or with the giver's own rights.
 */
@Singleton
public class Delegations {

    /** How long one may run; who is away for longer decides again. */
    public static final int LONGEST_DAYS = 366;

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_DOCUMENT = 200;

    private final DelegationRepository repository;
    private final Accounts accounts;
    private final Standings standings;
    private final Scopes scopes;
    private final AuditLog audit;
    private final Clock clock;

    Delegations(
            DelegationRepository repository,
            Accounts accounts,
            Standings standings,
            Scopes scopes,
            AuditLog audit,
            Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.standings = standings;
        this.scopes = scopes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives rights.
     *
     * @param from name of the giver's account
     * @param to name of the deputy's account
     * @param permissions some of the giver's role
     * @param actor name of the giver's account, or of an administrator's who records it
     * @throws DcimException INVALID_VALUE
     */
    @Transactional
    public Delegation give(
            String from,
            String to,
            Set<Permission> permissions,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            String reason,
            String document,
            String actor) {
        Account giver = usable("from", from);
        Account deputy = usable("to", to);
        if (scopes.of(giver).isNarrowed()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "from", from, "an account that sees everything");
        }
        // why: nobody gives rights to oneself, neither one's own nor, as an administrator, those of others
        if (deputy.id().equals(giver.id()) || deputy.name().equals(actor) || deputy.role() == Role.DISPLAY) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "to", to, "somebody else");
        }
        if (permissions.isEmpty() || !permissions.stream().allMatch(giver.role()::may)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "permission", codes(permissions), "of the giver's role");
        }
        LocalDate today = today();
        if (firstDay == null || firstDay.isBefore(today)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "first-day", firstDay == null ? "" : firstDay, "≥ " + today);
        }
        if (lastDay == null || lastDay.isBefore(firstDay) || lastDay.isAfter(firstDay.plusDays(LONGEST_DAYS))) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "last-day", lastDay == null ? "" : lastDay, "≥ " + firstDay);
        }
        text("reason", reason, LONGEST_REASON);
        text("document", document, LONGEST_DOCUMENT);
        Delegation given = repository.save(new Delegation(
                null,
                giver.id(),
                deputy.id(),
                codes(permissions),
                firstDay,
                lastDay,
                reason.strip(),
                document.strip(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor,
                null,
                null));
        audit.record(
                actor,
                "delegation.give",
                subject(given, giver, deputy),
                "",
                codes(permissions) + " " + firstDay + " – " + lastDay,
                document.strip() + ": " + reason.strip());
        return given;
    }

    /** @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is over */
    @Transactional
    public void revoke(long id, String actor) {
        Delegation delegation = get(id);
        if (repository.revoke(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor, today()) == 0) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "delegation " + id, "ENDED", "WITHDRAW");
        }
        audit.record(
                actor,
                "delegation.revoke",
                subject(
                        delegation,
                        accounts.find(delegation.fromAccountId()).orElseThrow(),
                        accounts.find(delegation.toAccountId()).orElseThrow()),
                delegation.permissions(),
                "",
                "");
    }

    /** @throws DcimException NOT_FOUND */
    public Delegation get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "delegation", id));
    }

    /** Returns all, newest first, those that are over too. */
    public List<Delegation> all() {
        return repository.findAllOrderByIdDesc();
    }

    /** Returns those from and to an account, newest first. */
    public List<Delegation> of(Account account) {
        return all().stream()
                .filter(one ->
                        account.id().equals(one.fromAccountId()) || account.id().equals(one.toAccountId()))
                .toList();
    }

    /** Returns what an account may do now beyond its own role: each permission with whose it is and by which document. */
    public Map<Permission, String> rightsOf(Account deputy) {
        Map<Permission, String> rights = new EnumMap<>(Permission.class);
        for (Delegation running : repository.findRunning(deputy.id(), today())) {
            accounts.find(running.fromAccountId())
                    .filter(giver -> standings.of(giver).keepsRights())
                    // why: a deputy who sees more than the giver would do it where the giver may not
                    .filter(giver -> !scopes.of(giver).isNarrowed())
                    .ifPresent(giver -> running.given().stream()
                            .filter(permission -> giver.role().may(permission)
                                    && !deputy.role().may(permission))
                            .forEach(permission ->
                                    rights.putIfAbsent(permission, giver.name() + ", " + running.document())));
        }
        return rights;
    }

    private Account usable(String field, String name) {
        return accounts.find(name.strip())
                .filter(account -> standings.of(account).keepsRights())
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, field, name, "an account in use"));
    }

    private static String codes(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::code).collect(Collectors.joining(","));
    }

    private static void text(String field, String typed, int longest) {
        if (typed.isBlank() || typed.strip().length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, typed, "1–" + longest);
        }
    }

    private static String subject(Delegation delegation, Account giver, Account deputy) {
        return "delegation:" + delegation.id() + " " + giver.name() + " → " + deputy.name();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
