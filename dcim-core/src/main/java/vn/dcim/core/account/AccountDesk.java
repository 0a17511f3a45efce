package vn.dcim.core.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.limit.Quota;

/** What administrators do with accounts; each act is a row of the audit log. Accounts are never deleted. */
@Singleton
public class AccountDesk {

    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_WRONG_CODES = 5;
    private static final Duration WITHIN = Duration.ofMinutes(30);

    private final Accounts accounts;
    private final Administrators administrators;
    private final AccountRepository repository;
    private final SignInAttemptRepository attempts;
    private final UnlockRequestRepository requests;
    private final AccountSessionRepository sessions;
    private final FurtherProof furtherProof;
    private final ApiTokenRepository tokens;
    private final Standings standings;
    private final ApplicationEventPublisher<OwnerChange> changes;
    private final SupplierContracts contracts;
    private final AuditLog audit;
    private final Clock clock;
    private final Quota wrongCodes;

    AccountDesk(
            Accounts accounts,
            Administrators administrators,
            AccountRepository repository,
            SignInAttemptRepository attempts,
            UnlockRequestRepository requests,
            AccountSessionRepository sessions,
            FurtherProof furtherProof,
            ApiTokenRepository tokens,
            Standings standings,
            ApplicationEventPublisher<OwnerChange> changes,
            SupplierContracts contracts,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.administrators = administrators;
        this.repository = repository;
        this.attempts = attempts;
        this.requests = requests;
        this.sessions = sessions;
        this.furtherProof = furtherProof;
        this.tokens = tokens;
        this.standings = standings;
        this.changes = changes;
        this.contracts = contracts;
        this.audit = audit;
        this.clock = clock;
        this.wrongCodes = new Quota(MOST_WRONG_CODES, WITHIN, clock);
    }

    /**
     * Makes an account for a person.
     *
     * @throws DcimException INVALID_VALUE for a person without name or unit or with addresses that are none, a birth date to come, or a term that is over; HAS_ACCOUNT for a person
     *     who has one; and as {@link Accounts#issue}
     */
    @Transactional
    public IssuedPassword add(String name, Role role, Person person, @Nullable LocalDate expiresOn, String actor) {
        person.check(today());
        refuseThePast(expiresOn);
        IssuedPassword issued = accounts.issue(name, role, person, expiresOn);
        refuseSecond(person, issued.account());
        audit.record(actor, "account.add", subject(issued.account()), "", role.code(), person.fullName());
        return issued;
    }

    /** Unlocks an account whose owner has no second factor, as below. */
    public Account unlock(long id, UnlockRequest.Way way, String proof, String actor) {
        return unlock(id, way, proof, "", actor);
    }

    /**
     * Writes down anew who has an account, such as after a move to another unit.
     *
     * @throws DcimException INVALID_VALUE for a person without name or unit, addresses that are none, or a birth date to come, HAS_ACCOUNT for one
     *     who has another, DIRECTORY_ACCOUNT where the directory tells who it is
     */
    @Transactional
    public Account describe(long id, Person person, String actor) {
        Account account = held(id);
        account.source().refuseChangeOf(account);
        person.check(today());
        refuseSecond(person, account);
        Person before = account.person();
        if (person.equals(before)) {
            return account;
        }
        repository.describe(
                id,
                person.fullName(),
                person.birthDate(),
                person.phone(),
                person.email(),
                person.unit(),
                person.post());
        Account after = accounts.find(id).orElseThrow();
        if (!before.email().equals(person.email()) || !before.phone().equals(person.phone())) {
            changes.publishEvent(new OwnerChange(OwnerChange.What.CONTACT, account, after, actor, now()));
        }
        audit.record(
                actor,
                "account.describe",
                subject(account),
                before.differences(person),
                person.differences(before),
                "");
        return after;
    }

    /**
     * Unlocks an account, because its owner asked for that. A code that is wrong is a row of the audit log, and counts.
     *
     * @param proof by what the owner was recognised
     * @param code that the owner gave, from the second factor; without meaning where there is none
     * @throws DcimException ILLEGAL_TRANSITION for an account that is not locked, INVALID_VALUE without a proof or with a wrong
     *     code, TOO_MANY after too many of those, FORBIDDEN for one's own
     */
    public Account unlock(long id, UnlockRequest.Way way, String proof, String code, String actor) {
        Account account = accounts.find(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "account", id));
        refuseUnless(Standing.LOCKED, account, "unlock");
        needed("proof", proof);
        refuseOwn(account, actor, "unlock");
        // why: outside of the transaction, which would take the row of a wrong code with it
        String shown = furtherProof.isSetUp(account) ? " + " + shown(account, code, actor) : "";
        return unlocked(new UnlockRequest(null, id, now(), way, proof, actor), shown);
    }

    @Transactional
    Account unlocked(UnlockRequest request, String shown) {
        long id = request.accountId();
        Account account = held(id);
        refuseUnless(Standing.LOCKED, account, "unlock");
        requests.save(request);
        attempts.deleteByAccountId(id);
        repository.updateLockedAt(id, null);
        audit.record(
                request.recordedBy(),
                "account.unlock",
                subject(account),
                Standing.LOCKED.code(),
                Standing.ACTIVE.code(),
                request.way().code() + shown + ": " + request.proof());
        return accounts.find(id).orElseThrow();
    }

    /** Returns the requests for an account, newest first. */
    public List<UnlockRequest> unlockRequests(long id) {
        return requests.findByAccountIdOrderByAtDesc(id);
    }

    /**
     * Ends an account for good: its sessions and tokens with it. What it did stays readable.
     *
     * @throws DcimException ILLEGAL_TRANSITION for an account that is deactivated, INVALID_VALUE without a reason, FORBIDDEN for
     *     one's own, LAST_ADMINISTRATOR
     */
    @Transactional
    public Account deactivate(long id, String reason, String actor) {
        administrators.refuseEnd(id, null);
        return end(id, reason, actor);
    }

    /** The same, also where nobody can administer after that. */
    @Transactional
    Account end(long id, String reason, String actor) {
        Account account = held(id);
        Standing before = standings.of(account);
        if (before == Standing.DEACTIVATED) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, subject(account), before.code(), "deactivate");
        }
        needed("reason", reason);
        refuseOwn(account, actor, "deactivate");
        repository.updateDeactivatedAt(id, now());
        sessions.deleteByAccountId(id);
        // why: a token must not come back to life with an account that somebody brings back years later
        tokens.revokeAll(id, now(), actor, reason);
        audit.record(actor, "account.deactivate", subject(account), before.code(), Standing.DEACTIVATED.code(), reason);
        return accounts.find(id).orElseThrow();
    }

    /**
     * Gives a suspended or deactivated account a new term.
     *
     * @param expiresOn the new last day; null for no end
     * @throws DcimException ILLEGAL_TRANSITION for an account that is active or locked, INVALID_VALUE without a reason or for a
     *     term that is over or goes beyond a supplier's contract
     */
    @Transactional
    public Account reactivate(long id, @Nullable LocalDate expiresOn, String reason, String actor) {
        Account account = held(id);
        Standing before = standings.of(account);
        if (before.keepsRights()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, subject(account), before.code(), "reactivate");
        }
        needed("reason", reason);
        refuseThePast(expiresOn);
        contracts.refuseBeyond(id, expiresOn);
        repository.update(id, now(), expiresOn, null);
        audit.record(actor, "account.reactivate", subject(account), before.code(), Standing.ACTIVE.code(), reason);
        return accounts.find(id).orElseThrow();
    }

    /**
     * Sets the last day of an account, whatever it is now; a day that is past ends its rights at once.
     *
     * @param lastDay null for no end
     * @throws DcimException INVALID_VALUE without a reason or beyond a supplier's contract, FORBIDDEN for one's own,
     *     LAST_ADMINISTRATOR
     */
    @Transactional
    public Account changeTerm(long id, @Nullable LocalDate lastDay, String reason, String actor) {
        if (lastDay != null) {
            administrators.refuseEnd(id, lastDay.isBefore(today()) ? null : lastDay);
        }
        Account account = held(id);
        needed("reason", reason);
        refuseOwn(account, actor, "change-term");
        contracts.refuseBeyond(id, lastDay);
        if (!Objects.equals(account.expiresOn(), lastDay)) {
            repository.updateExpiresOn(id, lastDay);
            audit.record(
                    actor, "account.change-term", subject(account), text(account.expiresOn()), text(lastDay), reason);
        }
        return accounts.find(id).orElseThrow();
    }

    /**
     * Gives an account another role; its sessions end. Where other limits hold for the passwords of that role, the owner must choose a new one
     * first.
     *
     * @throws DcimException INVALID_VALUE without a reason, FORBIDDEN for one's own, DIRECTORY_ACCOUNT where the directory decides,
     *     LAST_ADMINISTRATOR
     */
    @Transactional
    public Account changeRole(long id, Role role, String reason, String actor) {
        if (!role.may(Permission.CHANGE_ACCOUNT)) {
            administrators.refuseEnd(id, null);
        }
        Account account = held(id);
        account.source().refuseChangeOf(account);
        needed("reason", reason);
        refuseOwn(account, actor, "change-role");
        repository.updateRole(id, role);
        sessions.deleteByAccountId(id);
        if (account.role().population() != role.population()) {
            repository.updateMustChangePassword(id, true);
        }
        audit.record(
                actor, "account.change-role", subject(account), account.role().code(), role.code(), reason);
        return accounts.find(id).orElseThrow();
    }

    /**
     * Has every administrator choose a new password before anything else, as the head of the centre may decide when one of them
     * leaves.
     *
     * @param document number of the decision
     * @return the accounts that it concerns; none of a directory, whose passwords are changed there
     */
    @Transactional
    public List<Account> orderNewAdministratorPasswords(String document, String actor) {
        needed("document", document);
        // why: in the order in which others hold them, so that nobody waits in a circle
        repository.holdAdministrators();
        List<Account> concerned = accounts.all().stream()
                .filter(account -> account.deactivatedAt() == null && account.source() == AccountSource.LOCAL)
                .filter(account -> account.role().population() == Population.ADMINISTRATORS
                        || account.role().population() == Population.TOP_ADMINISTRATOR)
                .toList();
        concerned.forEach(account -> repository.updateMustChangePassword(account.id(), true));
        // why: the audit log is written last, since it holds back every other writer until the end of the transaction
        concerned.forEach(account -> audit.record(actor, "password.order", subject(account), "", "", document));
        return concerned;
    }

    private String shown(Account account, String code, String actor) {
        if (code.isBlank()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "code", "", "");
        }
        wrongCodes.take(account.name()).ifPresent(wait -> {
            throw new DcimException(ErrorCode.TOO_MANY, "wrong-codes", wait.seconds());
        });
        FurtherProof.Judgement judgement = furtherProof.judge(account, code);
        if (!judgement.isRight()) {
            audit.record(actor, "account.unlock-refused", subject(account), "", "", judgement.detail());
            throw new DcimException(ErrorCode.INVALID_VALUE, "code", "…", "");
        }
        wrongCodes.giveBack(account.name());
        return judgement.detail();
    }

    private void refuseUnless(Standing standing, Account account, String action) {
        if (standings.of(account) != standing) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    subject(account),
                    standings.of(account).code(),
                    action);
        }
    }

    private Account held(long id) {
        if (accounts.find(id).isEmpty()) {
            throw new DcimException(ErrorCode.NOT_FOUND, "account", id);
        }
        repository.hold(id);
        return accounts.find(id).orElseThrow();
    }

    private static void needed(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST_TEXT) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, value, "1–" + LONGEST_TEXT);
        }
    }

    /** One person has one account; two of one name are told apart by birth date, telephone or address. */
    private void refuseSecond(Person person, Account own) {
        accounts.all().stream()
                .filter(account -> !account.id().equals(own.id()))
                .filter(account ->
                        account.deactivatedAt() == null && account.person().isSameAs(person))
                .findFirst()
                .ifPresent(account -> {
                    throw new DcimException(ErrorCode.HAS_ACCOUNT, person.fullName(), account.name());
                });
    }

    private void refuseThePast(@Nullable LocalDate lastDay) {
        if (lastDay != null && lastDay.isBefore(today())) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "expires-on", lastDay, "≥ " + today());
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(Standings.ZONE).toLocalDate();
    }

    private static void refuseOwn(Account account, String actor, String action) {
        if (account.name().equals(actor)) {
            throw new DcimException(ErrorCode.FORBIDDEN, action + " " + subject(account));
        }
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String subject(Account account) {
        return "account:" + account.name();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
