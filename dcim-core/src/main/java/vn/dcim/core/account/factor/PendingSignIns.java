package vn.dcim.core.account.factor;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Secrets;

/** What stands between the right password and the right code: no session, and for five minutes only. Every node knows it. */
@Singleton
public final class PendingSignIns {

    public static final Duration TERM = Duration.ofMinutes(5);

    private final PendingSignInRepository pending;
    private final Accounts accounts;
    private final Clock clock;

    PendingSignIns(PendingSignInRepository pending, Accounts accounts, Clock clock) {
        this.pending = pending;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Notes that the password was right, forgets what is over, and returns the secret for the cookie. */
    public String open(Account account) {
        pending.deleteByAtBefore(now().minus(TERM));
        String secret = Secrets.random();
        pending.save(new PendingSignIn(Secrets.hash(secret), account.id(), now()));
        return secret;
    }

    /** Returns the account whose code is awaited, unless the time is over or the password is another one by now. */
    public Optional<Account> account(String secret) {
        return pending.findById(Secrets.hash(secret))
                .filter(sign -> now().isBefore(sign.at().plus(TERM)))
                .flatMap(sign -> accounts.find(sign.accountId())
                        .filter(account -> !account.passwordChangedAt().isAfter(sign.at())));
    }

    public void close(String secret) {
        pending.deleteById(Secrets.hash(secret));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
