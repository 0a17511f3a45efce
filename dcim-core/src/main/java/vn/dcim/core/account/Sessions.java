package vn.dcim.core.account;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Opens, recognises and ends sessions. They lie in the database, so that every node knows them and a restart keeps them. */
@Singleton
public final class Sessions {

    private static final Duration USE_GRAIN = Duration.ofMinutes(1);

    private final AccountSessionRepository sessions;
    private final Accounts accounts;
    private final Standings standings;
    private final Clock clock;
    private final Duration idleLimit;

    /** @param idleLimit a session unused for longer is over; a shift of twelve hours fits by default */
    Sessions(
            AccountSessionRepository sessions,
            Accounts accounts,
            Standings standings,
            Clock clock,
            @Property(name = "dcim.session.idle-limit", defaultValue = "13h") Duration idleLimit) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.standings = standings;
        this.clock = clock;
        this.idleLimit = idleLimit;
    }

    /** Opens a session, forgets those that are over, and returns the new one's secret for the cookie. */
    public String open(Account account) {
        sessions.deleteByLastUsedAtBefore(now().minus(idleLimit));
        String secret = Secrets.random();
        sessions.save(new AccountSession(Secrets.hash(secret), account.id(), now(), now()));
        return secret;
    }

    /**
     * Returns the account of a session that is not over, unless the account has lost its rights, and notes the use to the minute.
     *
     * @param byPerson false for what an open page asks by itself, which is no use
     */
    public Optional<Account> account(String secret, boolean byPerson) {
        return sessions.findById(Secrets.hash(secret))
                .filter(session -> !session.lastUsedAt().plus(idleLimit).isBefore(now()))
                .flatMap(session -> accounts.find(session.accountId())
                        .filter(account -> standings.of(account).keepsRights())
                        .map(account -> {
                            if (byPerson || account.role() == Role.DISPLAY) {
                                noteUse(session, account);
                            }
                            return account;
                        }));
    }

    private void noteUse(AccountSession session, Account account) {
        if (session.lastUsedAt().plus(USE_GRAIN).isBefore(now())) {
            sessions.update(session.hash(), now());
        }
        accounts.noteUse(account);
    }

    /** Ends the account's sessions but for one, as after a change of the password. */
    public void closeOthers(Account account, String secret) {
        sessions.deleteByAccountIdAndHashNotEquals(account.id(), Secrets.hash(secret));
    }

    /** Ends all of the account's sessions, as when a proof of its owner got lost. */
    public void closeAll(Account account) {
        sessions.deleteByAccountId(account.id());
    }

    public void close(String secret) {
        sessions.deleteById(Secrets.hash(secret));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
