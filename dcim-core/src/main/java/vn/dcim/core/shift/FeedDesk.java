package vn.dcim.core.shift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.shift.RosterReview.Turn;

/**
 * Calendars of people, under an address that a calendar program asks without signing in: the address is the secret, of which the
 * database knows the hash alone. It ends with the account, and when another one is made.
 */
@Singleton
public class FeedDesk {

    private static final Duration BACK = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(100);

    private final JdbcOperations jdbc;
    private final Accounts accounts;
    private final Roster roster;
    private final AuditLog audit;
    private final ShiftTime time;

    FeedDesk(JdbcOperations jdbc, Accounts accounts, Roster roster, AuditLog audit, ShiftTime time) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.roster = roster;
        this.audit = audit;
        this.time = time;
    }

    /** Makes a new secret; one that was there before is good no more. */
    @Transactional
    public String make(String account) {
        String secret = Secrets.random();
        jdbc.prepareStatement("REPLACE INTO shift_feed (account, secret_hash, made_at) VALUES (?, ?, ?)", statement -> {
            statement.setString(1, account);
            statement.setString(2, Secrets.hash(secret));
            statement.setObject(3, LocalDateTime.ofInstant(time.now(), ZoneOffset.UTC));
            return statement.executeUpdate();
        });
        audit.record(account, "shift.feed", "account:" + account, "", "made", "");
        return secret;
    }

    /** Returns whose calendar a secret opens; empty for none, and for an account that may not be used any more. */
    @Transactional(readOnly = true)
    public Optional<String> owner(String secret) {
        @Nullable
        String name = jdbc.prepareStatement("SELECT account FROM shift_feed WHERE secret_hash = ?", statement -> {
            statement.setString(1, Secrets.hash(secret));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        });
        return Optional.ofNullable(name)
                .flatMap(accounts::find)
                .filter(account -> account.deactivatedAt() == null
                        && (account.expiresOn() == null
                                || !account.expiresOn().isBefore(LocalDate.ofInstant(time.now(), CentreTime.ZONE))))
                .map(Account::name);
    }

    /** Returns the shifts of somebody, from a month ago on. */
    public List<Turn> shifts(String account) {
        Instant now = time.now();
        return roster.between(now.minus(BACK), now.plus(AHEAD)).stream()
                .filter(turn -> turn.has(account))
                .toList();
    }
}
