package vn.dcim.core.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Issues API tokens and recognises them. */
@Singleton
public final class ApiTokens {

    private static final Duration USE_GRAIN = Duration.ofMinutes(1);

    private final ApiTokenRepository tokens;
    private final Accounts accounts;
    private final Standings standings;
    private final Clock clock;

    ApiTokens(ApiTokenRepository tokens, Accounts accounts, Standings standings, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * Issues a token.
     *
     * @param name what it is for, as the page of tokens shows it
     * @return the token in clear text, its only copy
     */
    public String issue(Account account, String name) {
        String token = Secrets.random();
        tokens.save(new ApiToken(null, account.id(), name, Secrets.hash(token), now(), null));
        return token;
    }

    /** Returns the account of a token, unless the account has lost its rights, and notes the use to the minute. */
    public Optional<Account> account(String token) {
        return tokens.findByHash(Secrets.hash(token)).flatMap(found -> accounts.find(found.accountId())
                .filter(account -> standings.of(account).keepsRights())
                .map(account -> {
                    if (found.lastUsedAt() == null
                            || found.lastUsedAt().plus(USE_GRAIN).isBefore(now())) {
                        tokens.update(found.id(), now());
                    }
                    accounts.noteUse(account);
                    return account;
                }));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
