package vn.dcim.core.account.elevation;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.FreshProof;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.Standings;
import vn.dcim.core.account.elevation.Elevation.Ending;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Gives people rights for a time that their role may take on demand. They hold in the session that they were taken in and nowhere
 * else, on every node; never for longer than they were taken for, nor than the session goes on, nor than the account keeps its role.
 */
@Singleton
public class Elevations {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_DOCUMENT = 200;
    private static final int LONGEST_ADDRESS = 64;

    /** Somebody took rights: published within the transaction of that. */
    public record RightsTaken(Account account, Elevation elevation) {}

    private final ElevationRepository repository;
    private final FreshProof proof;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Standings standings;
    private final ElevationLimit limit;
    private final AuditLog audit;
    private final ApplicationEventPublisher<RightsTaken> taken;
    private final Clock clock;

    Elevations(
            ElevationRepository repository,
            FreshProof proof,
            Sessions sessions,
            Accounts accounts,
            Standings standings,
            ElevationLimit limit,
            AuditLog audit,
            ApplicationEventPublisher<RightsTaken> taken,
            Clock clock) {
        this.repository = repository;
        this.proof = proof;
        this.sessions = sessions;
        this.accounts = accounts;
        this.standings = standings;
        this.limit = limit;
        this.audit = audit;
        this.taken = taken;
        this.clock = clock;
    }

    /**
     * What somebody wants.
     *
     * @param document number of an order; may be empty
     */
    public record Wish(Set<Permission> permissions, Duration length, String reason, String document) {}

    /**
     * What somebody shows to be the owner of the account, in a session.
     *
     * @param secret of the session
     * @param code without meaning where the account has no second factor
     */
    public record Shown(String secret, String password, String code, String address) {

        @Override
        public String toString() {
            return "Shown[address=" + address + "]";
        }
    }

    /**
     * Gives an account rights in one session.
     *
     * @throws DcimException INVALID_VALUE, for {@code permission}, {@code length}, {@code reason}, {@code document}, or for
     *     {@code password}, {@code code} or {@code sign-in} where the proof is wrong, which counts as at sign-in
     */
    public Elevation take(Account account, Wish wish, Shown shown) {
        if (wish.permissions().isEmpty() || !wish.permissions().stream().allMatch(account.role()::mayOnDemand)) {
            refuse(account, wish, "not-on-demand");
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "permission", Elevation.codes(wish.permissions()), "on demand");
        }
        if (wish.length().compareTo(ElevationLimit.SHORTEST) < 0
                || wish.length().compareTo(limit.longest()) > 0) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "length",
                    wish.length().toMinutes(),
                    ElevationLimit.SHORTEST.toMinutes() + "–" + limit.longest().toMinutes());
        }
        text("reason", wish.reason(), 1, LONGEST_REASON);
        text("document", wish.document(), 0, LONGEST_DOCUMENT);
        // why: last, so that no code is used up for a form that is wrong; in no transaction, so that a failure is
        // counted
        Optional<FreshProof.Fault> fault =
                proof.prove(account, shown.secret(), shown.password(), shown.code(), shown.address());
        if (fault.isPresent()) {
            String field =
                    switch (fault.get()) {
                        case PASSWORD -> "password";
                        case CODE -> "code";
                        case SIGN_IN -> "sign-in";
                    };
            refuse(account, wish, fault.get() == FreshProof.Fault.SIGN_IN ? "old-sign-in" : "wrong-" + field);
            throw new DcimException(ErrorCode.INVALID_VALUE, field, "…", "");
        }
        return begin(account, wish, shown);
    }

    @Transactional
    Elevation begin(Account account, Wish wish, Shown shown) {
        // why: a session that was ended meanwhile holds nothing
        long session = sessions.id(shown.secret())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "session", account.name()));
        Instant now = now();
        Elevation begun = repository.save(new Elevation(
                null,
                account.id(),
                session,
                account.role(),
                Elevation.codes(wish.permissions()),
                wish.reason().strip(),
                wish.document().strip(),
                cut(shown.address()),
                now,
                now.plus(wish.length()),
                null,
                null,
                null,
                null));
        taken.publishEvent(new RightsTaken(account, begun));
        audit.record(
                account.name(),
                "elevation.take",
                subject(begun, account),
                "",
                begun.permissions() + " – " + begun.endsAt(),
                begun.ground());
        return begun;
    }

    /** Returns what the owner of a session holds in it at this moment, the first taken first. */
    public List<Elevation> running(Account account, String secret) {
        return repository.findRunning(Secrets.hash(secret), now()).stream()
                .filter(elevation -> elevation.accountId() == account.id() && elevation.role() == account.role())
                .filter(elevation -> !elevation.held().isEmpty())
                .toList();
    }

    /**
     * Gives rights back before their end.
     *
     * @throws DcimException NOT_FOUND for one of somebody else, ILLEGAL_TRANSITION where it is over
     */
    @Transactional
    public Elevation giveBack(Account owner, long id) {
        Elevation elevation = repository
                .findById(id)
                .filter(found -> found.accountId() == owner.id())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "elevation", id));
        return endNow(elevation, owner, owner.name(), Ending.RETURNED, null);
    }

    /**
     * Ends what somebody else holds.
     *
     * @throws DcimException NOT_FOUND, INVALID_VALUE without a reason, ILLEGAL_TRANSITION where it is over
     */
    @Transactional
    public Elevation withdraw(long id, String reason, String actor) {
        Elevation elevation =
                repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "elevation", id));
        text("reason", reason, 1, LONGEST_REASON);
        Account owner = accounts.find(elevation.accountId()).orElseThrow();
        return endNow(elevation, owner, actor, Ending.WITHDRAWN, reason.strip());
    }

    /** Returns all, newest first, those that are over too. */
    public List<Elevation> all() {
        return repository.findAllOrderByIdDesc();
    }

    /** Writes down the end of those that have come to it by themselves; each is written once, whichever node comes first. */
    public void noteEnds() {
        for (Elevation open : repository.findByEndedAtIsNullOrderById()) {
            Account owner = accounts.find(open.accountId()).orElseThrow();
            ending(open, owner).ifPresent(why -> {
                Instant at = why == Ending.TIME ? open.endsAt() : now();
                end(open, owner, "system", why, at, null);
            });
        }
    }

    private Optional<Ending> ending(Elevation open, Account owner) {
        if (!now().isBefore(open.endsAt())) {
            return Optional.of(Ending.TIME);
        }
        if (owner.role() != open.role() || !standings.of(owner).keepsRights()) {
            return Optional.of(Ending.ACCOUNT);
        }
        return sessions.goesOn(owner, open.sessionId()) ? Optional.empty() : Optional.of(Ending.SESSION);
    }

    private Elevation endNow(Elevation elevation, Account owner, String actor, Ending why, @Nullable String remark) {
        Instant now = now();
        if (!elevation.isRunning(now) || !end(elevation, owner, actor, why, now, remark)) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "elevation " + elevation.id(), "ENDED", "WITHDRAW");
        }
        return repository.findById(elevation.id()).orElseThrow();
    }

    @Transactional
    boolean end(Elevation elevation, Account owner, String actor, Ending why, Instant at, @Nullable String remark) {
        if (repository.end(elevation.id(), at, actor, why.code(), remark) == 0) {
            return false;
        }
        String reason = remark == null ? "" : remark;
        audit.record(actor, "elevation.end", subject(elevation, owner), elevation.permissions(), why.code(), reason);
        return true;
    }

    private void refuse(Account account, Wish wish, String why) {
        audit.record(
                account.name(),
                "elevation.refused",
                "account:" + account.name(),
                "",
                Elevation.codes(wish.permissions()),
                why);
    }

    private static void text(String field, String typed, int least, int most) {
        int length = typed.strip().length();
        if (length < least || length > most) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, typed, least + "–" + most);
        }
    }

    private static String cut(String address) {
        return address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS);
    }

    private static String subject(Elevation elevation, Account account) {
        return "elevation:" + elevation.id() + " account:" + account.name();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
