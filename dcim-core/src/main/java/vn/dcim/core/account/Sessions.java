package vn.dcim.core.account;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Opens, recognises and ends sessions. They lie in the database, so that every node knows them, an end holds everywhere at once,
 * and a restart keeps them.
 *
 * <p>A person's session is over when its person did nothing for longer than the {@link SessionLimits}, and after 13 hours in any
 * case. The session of a display is over when nothing asked with it for 13 hours; it goes on in one browser at one address.
 */
@Singleton
public class Sessions {

    private static final Duration DISPLAY_GRAIN = Duration.ofMinutes(1);

    /** Why a session ended by itself. */
    private enum End {
        IDLE,
        TOO_LONG;

        private String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final AccountSessionRepository sessions;
    private final Accounts accounts;
    private final Standings standings;
    private final SessionLimits limits;
    private final AuditLog audit;
    private final Clock clock;
    private final Clock programClock;

    Sessions(
            AccountSessionRepository sessions,
            Accounts accounts,
            Standings standings,
            SessionLimits limits,
            AuditLog audit,
            PresenceClock presence,
            Clock programClock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.standings = standings;
        this.limits = limits;
        this.audit = audit;
        this.clock = presence.clock();
        this.programClock = programClock;
    }

    /**
     * Opens a session and returns its secret for the cookie. Where the account is in use in another place, that is noted as
     * possible sharing.
     *
     * @throws DcimException DISPLAY_BOUND for a display's account that is in use on another device
     */
    @Transactional
    public String open(Account account, Client client) {
        List<AccountSession> elsewhere = sessions.findByAccountIdOrderByLastUsedAtDesc(account.id()).stream()
                .filter(session -> !session.client().equals(client))
                .filter(session -> end(session, account).isEmpty())
                .toList();
        if (account.role() == Role.DISPLAY) {
            elsewhere.stream().findFirst().ifPresent(other -> {
                throw new DcimException(
                        ErrorCode.DISPLAY_BOUND, account.name(), other.client().toString());
            });
            sessions.deleteByAccountId(account.id());
        }
        String secret = Secrets.random();
        sessions.save(new AccountSession(
                null, Secrets.hash(secret), account.id(), now(), now(), client.address(), client.browser(), now()));
        // why: the audit log is written last, since it holds back every other writer until the end of the transaction
        endThoseThatAreOver();
        if (!elsewhere.isEmpty()) {
            audit.record(
                    account.name(),
                    "session.second-place",
                    subject(account),
                    elsewhere.stream()
                            .map(session -> session.client().toString())
                            .distinct()
                            .collect(Collectors.joining("; ")),
                    client.toString(),
                    "");
        }
        return secret;
    }

    /**
     * Returns the account of a session that goes on, unless the account has lost its rights, and notes the use.
     *
     * @param byPerson false for what an open page asks by itself, which is no use
     */
    public Optional<Account> account(String secret, Client client, boolean byPerson) {
        return found(secret, client).map(found -> {
            if (byPerson || found.account().role() == Role.DISPLAY) {
                noteUse(found, now(), client);
            }
            return found.account();
        });
    }

    /**
     * Notes that the person of a session did something on a page that is open.
     *
     * @param ago how long ago
     * @return how long the session goes on if nothing more is done; empty where it is over
     */
    public Optional<Duration> touch(String secret, Client client, Duration ago) {
        return found(secret, client).map(found -> {
            Instant at = ago.isNegative() ? now() : now().minus(ago);
            noteUse(found, at, client);
            Instant last = found.session().lastUsedAt();
            return left(found.session(), at.isAfter(last) ? at : last);
        });
    }

    /** Returns how long a session goes on if nothing more is done; empty where it is over. That is no use of it. */
    public Optional<Duration> left(String secret, Client client) {
        return found(secret, client)
                .map(found -> left(found.session(), found.session().lastUsedAt()));
    }

    private record Found(AccountSession session, Account account) {}

    private Optional<Found> found(String secret, Client client) {
        return sessions.findByHash(Secrets.hash(secret))
                .flatMap(session -> accounts.find(session.accountId()).map(account -> new Found(session, account)))
                .filter(found -> goesOn(found.session(), found.account()))
                .filter(found -> standings.of(found.account()).keepsRights())
                .filter(found -> found.account().role() != Role.DISPLAY
                        || found.session().client().equals(client));
    }

    private boolean goesOn(AccountSession session, Account account) {
        Optional<End> end = end(session, account);
        end.ifPresent(why -> over(session, account, why));
        return end.isEmpty();
    }

    private Optional<End> end(AccountSession session, Account account) {
        Duration idle = account.role() == Role.DISPLAY ? SessionLimits.LONGEST : limits.idle();
        if (session.lastUsedAt().plus(idle).isBefore(now())) {
            return Optional.of(End.IDLE);
        }
        boolean tooLong = account.role() != Role.DISPLAY
                && session.createdAt().plus(SessionLimits.LONGEST).isBefore(now());
        return tooLong ? Optional.of(End.TOO_LONG) : Optional.empty();
    }

    private void over(AccountSession session, Account account, End why) {
        if (sessions.end(session.id()) == 1) {
            audit.record(
                    "system", "session.over", subject(account), session.client().toString(), why.code(), "");
        }
    }

    private void endThoseThatAreOver() {
        sessions.findByLastUsedAtBefore(now().minus(limits.idle()))
                .forEach(session -> accounts.find(session.accountId()).ifPresent(account -> goesOn(session, account)));
    }

    private void noteUse(Found found, Instant at, Client client) {
        AccountSession session = found.session();
        // why: each interaction of a person is written, so that the limit holds to the second; a display only keeps
        // itself alive
        boolean isDue = found.account().role() != Role.DISPLAY
                || session.lastUsedAt().plus(DISPLAY_GRAIN).isBefore(at);
        if (isDue) {
            sessions.use(session.id(), at, client.address());
        }
        accounts.noteUse(found.account());
    }

    private Duration left(AccountSession session, Instant lastUsedAt) {
        Instant idle = lastUsedAt.plus(limits.idle());
        Instant longest = session.createdAt().plus(SessionLimits.LONGEST);
        return Duration.between(now(), idle.isBefore(longest) ? idle : longest);
    }

    /**
     * Returns the sessions of an account that go on, the last used first.
     *
     * @param secret of whoever looks; empty for none
     */
    public List<OpenSession> of(Account account, String secret) {
        Duration ahead = Duration.between(clock.instant(), programClock.instant());
        String own = Secrets.hash(secret);
        return sessions.findByAccountIdOrderByLastUsedAtDesc(account.id()).stream()
                .filter(session -> end(session, account).isEmpty())
                .map(session -> new OpenSession(
                        session.id(),
                        session.client(),
                        session.createdAt().plus(ahead),
                        session.lastUsedAt().plus(ahead),
                        session.hash().equals(own)))
                .toList();
    }

    /** Returns the accounts, by id, whose sessions go on in more than one place at this moment. */
    public Set<Long> inSeveralPlaces() {
        Map<Long, Set<Client>> places = sessions.findByLastUsedAtGreaterThanEquals(now().minus(limits.idle())).stream()
                .collect(Collectors.groupingBy(
                        AccountSession::accountId, Collectors.mapping(AccountSession::client, Collectors.toSet())));
        Set<Long> several = new HashSet<>();
        places.forEach((account, clients) -> {
            if (clients.size() > 1) {
                several.add(account);
            }
        });
        return several;
    }

    /** Gives a session a new secret and ends the account's others, as after a change of password or second factor. */
    @Transactional
    public String renew(Account account, String secret) {
        closeOthers(account, secret);
        String fresh = Secrets.random();
        sessions.findByHash(Secrets.hash(secret))
                .ifPresent(session -> sessions.updateHash(session.id(), Secrets.hash(fresh)));
        return fresh;
    }

    /** Ends the account's sessions but for one. */
    public void closeOthers(Account account, String secret) {
        sessions.deleteByAccountIdAndHashNotEquals(account.id(), Secrets.hash(secret));
    }

    /** Ends all of the account's sessions, as when a proof of its owner got lost. */
    public void closeAll(Account account) {
        sessions.deleteByAccountId(account.id());
    }

    public void close(String secret) {
        sessions.deleteByHash(Secrets.hash(secret));
    }

    /**
     * Ends one session of an account; one that is over already is left at that.
     *
     * @param reason empty when its owner ends it
     */
    @Transactional
    public void end(Account account, long id, String actor, String reason) {
        sessions.findById(id)
                .filter(session -> session.accountId() == account.id())
                .ifPresent(session -> end(account, List.of(session), actor, reason));
    }

    /** Ends the account's sessions but for that of {@code secret}; all of them where it is empty. */
    @Transactional
    public void endOthers(Account account, String secret, String actor, String reason) {
        String kept = Secrets.hash(secret);
        end(
                account,
                sessions.findByAccountIdOrderByLastUsedAtDesc(account.id()).stream()
                        .filter(session -> !session.hash().equals(kept))
                        .toList(),
                actor,
                reason);
    }

    private void end(Account account, List<AccountSession> ended, String actor, String reason) {
        ended.forEach(session -> sessions.end(session.id()));
        // why: the audit log is written last, since it holds back every other writer until the end of the transaction
        ended.forEach(session -> audit.record(
                actor, "session.end", subject(account), session.client().toString(), "", reason));
    }

    /** Returns how long ago the person of a session proved to be the owner; empty where there is no such session. */
    Optional<Duration> sinceProof(String secret) {
        return sessions.findByHash(Secrets.hash(secret)).map(session -> Duration.between(session.provenAt(), now()));
    }

    /** Notes that the person of a session has proven to be the owner at this moment. */
    void noteProof(String secret) {
        sessions.findByHash(Secrets.hash(secret)).ifPresent(session -> sessions.updateProvenAt(session.id(), now()));
    }

    /** Returns what identifies a session for as long as it goes on, also under a new secret; empty where there is none. */
    public Optional<Long> id(String secret) {
        return sessions.findByHash(Secrets.hash(secret)).map(AccountSession::id);
    }

    /** Tells whether a session of an account goes on; one that is over is ended by that. */
    public boolean goesOn(Account account, long id) {
        return sessions.findById(id)
                .filter(session -> session.accountId() == account.id() && goesOn(session, account))
                .isPresent();
    }

    private static String subject(Account account) {
        return "account:" + account.name();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
