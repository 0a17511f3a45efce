package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountDesk;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.IssuedPassword;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Gives rights for a task that somebody else has approved, and knows the rights that no task covers any more: 11/2023/QĐ-UBND
 * (Bắc Kạn), article 16.1.
 */
@Singleton
public class Grants {

    private static final int LONGEST_PURPOSE = 1000;
    private static final int LONGEST_TEXT = 200;

    private final GrantRepository repository;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final ApiTokens tokens;
    private final SupplierContracts contracts;
    private final AuditLog audit;
    private final Clock clock;

    Grants(
            GrantRepository repository,
            Accounts accounts,
            AccountDesk desk,
            ApiTokens tokens,
            SupplierContracts contracts,
            AuditLog audit,
            Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.desk = desk;
        this.tokens = tokens;
        this.contracts = contracts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes an account for a person, with what was approved.
     *
     * @param contract for a supplier's person; null for others
     * @throws DcimException INVALID_VALUE for a request without purpose, document or approver, one that the actor or the holder approved, or
     *     one that is over; and as {@link AccountDesk#add} and {@link SupplierContracts#record}
     */
    @Transactional
    public IssuedPassword add(
            String name,
            Role role,
            Person person,
            @Nullable LocalDate expiresOn,
            GrantRequest request,
            SupplierContracts.@Nullable Terms contract,
            String actor) {
        check(request, name, person.fullName(), actor);
        IssuedPassword issued = desk.add(name, role, person, expiresOn, actor);
        long id = issued.account().id();
        save(issued.account(), Grant.Kind.ROLE, role.code(), request, actor);
        if (contract != null) {
            contracts.record(id, contract, actor);
        }
        return new IssuedPassword(account(id), issued.password());
    }

    /** Gives an account another role, with what was approved. @throws DcimException as {@link #add} and {@link AccountDesk#changeRole} */
    @Transactional
    public void changeRole(long id, Role role, GrantRequest request, String actor) {
        Account account = account(id);
        check(request, account.name(), account.person().fullName(), actor);
        desk.changeRole(id, role, request.document().strip(), actor);
        save(account, Grant.Kind.ROLE, role.code(), request, actor);
    }

    /** Notes what was approved for the role that an account has. @throws DcimException NOT_FOUND; INVALID_VALUE as {@link #add} */
    @Transactional
    public Grant record(long id, GrantRequest request, String actor) {
        Account account = account(id);
        return save(account, Grant.Kind.ROLE, account.role().code(), request, actor);
    }

    /**
     * Issues an API token to its owner, with what was approved; the purpose is the name of the token.
     *
     * @return the token in clear text, its only copy
     * @throws DcimException as {@link #add} and {@link ApiTokens#issue(Account, String, Set, LocalDate)}
     */
    @Transactional
    public String issueToken(Account owner, Set<Permission> scope, GrantRequest request) {
        ApiTokens.Issued issued = tokens.issueKnown(owner, request.purpose(), scope, request.lastDay());
        save(owner, Grant.Kind.TOKEN, Long.toString(issued.row().id()), request, owner.name());
        return issued.token();
    }

    /**
     * Notes that the task is over for which an account has its role.
     *
     * @throws DcimException NOT_FOUND; INVALID_VALUE without a reason; ILLEGAL_TRANSITION where there is no grant that goes on
     */
    @Transactional
    public void end(long id, String reason, String actor) {
        Account account = account(id);
        text("reason", reason, LONGEST_PURPOSE);
        Grant grant = ofRoles().get(id);
        if (grant == null || grant.endedAt() != null) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, subject(account), "ENDED", "END-GRANT");
        }
        repository.update(grant.id(), now(), actor, reason.strip());
        audit.record(actor, "grant.end", subject(account), summary(grant), "", reason.strip());
    }

    /** Returns what was given to an account, newest first, what is over too. */
    public List<Grant> of(long accountId) {
        return repository.findByAccountIdOrderByIdDesc(accountId);
    }

    /** Returns the newest grant of a role for each account that has one, by its id. */
    public Map<Long, Grant> ofRoles() {
        return repository.findByKindOrderById(Grant.Kind.ROLE).stream()
                .collect(Collectors.toMap(Grant::accountId, Function.identity(), (_, later) -> later));
    }

    /** Returns the grants of tokens, by the id of the token. */
    public Map<Long, Grant> ofTokens() {
        return repository.findByKindOrderById(Grant.Kind.TOKEN).stream()
                .collect(Collectors.toMap(grant -> Long.valueOf(grant.what()), Function.identity()));
    }

    /**
     * Tells how the role of an account stands to what was approved.
     *
     * @param newest of {@link #ofRoles}; null for none
     */
    public Grant.Coverage coverage(Account account, @Nullable Grant newest) {
        if (newest == null || !newest.what().equals(account.role().code())) {
            return Grant.Coverage.MISSING;
        }
        if (newest.endedAt() != null) {
            return Grant.Coverage.ENDED;
        }
        if (newest.lastDay() != null && today().isAfter(newest.lastDay())) {
            return Grant.Coverage.OVER;
        }
        boolean stays = newest.unit().equals(account.person().unit())
                && newest.post().equals(account.person().post());
        return stays ? Grant.Coverage.COVERED : Grant.Coverage.MOVED;
    }

    private Grant save(Account holder, Grant.Kind kind, String what, GrantRequest request, String actor) {
        check(request, holder.name(), holder.person().fullName(), actor);
        Grant grant = repository.save(new Grant(
                null,
                holder.id(),
                kind,
                what,
                request.purpose().strip(),
                request.document().strip(),
                request.approver().strip(),
                request.lastDay(),
                holder.person().unit(),
                holder.person().post(),
                now(),
                actor,
                null,
                null,
                null));
        audit.record(actor, "grant.record", subject(holder), "", summary(grant), grant.purpose());
        return grant;
    }

    private void check(GrantRequest request, String holder, String fullName, String actor) {
        text("purpose", request.purpose(), LONGEST_PURPOSE);
        text("document", request.document(), LONGEST_TEXT);
        text("approver", request.approver(), LONGEST_TEXT);
        String actorsName =
                accounts.find(actor).map(account -> account.person().fullName()).orElse("");
        if (names(request.approver(), actor, actorsName) || names(request.approver(), holder, fullName)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "approver", request.approver(), "somebody else");
        }
        if (request.lastDay() != null && request.lastDay().isBefore(today())) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "grant-until", request.lastDay(), "≥ " + today());
        }
    }

    /** Tells whether a text is the name of an account, or has the full name of its person in it, also with a title before. */
    private static boolean names(String text, String account, String fullName) {
        return text.strip().equalsIgnoreCase(account)
                || !fullName.isBlank()
                        && Pattern.compile(
                                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(fullName.strip()) + "(?![\\p{L}\\p{N}])",
                                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                                .matcher(text)
                                .find();
    }

    private Account account(long id) {
        return accounts.find(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "account", id));
    }

    private static void text(String field, String typed, int longest) {
        if (typed.isBlank() || typed.strip().length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, typed, "1–" + longest);
        }
    }

    private static String summary(Grant grant) {
        return grant.kind().name().toLowerCase(Locale.ROOT) + " " + grant.what() + ", " + grant.document() + ", "
                + grant.approver() + (grant.lastDay() == null ? "" : ", – " + grant.lastDay());
    }

    private static String subject(Account account) {
        return "account:" + account.name();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
