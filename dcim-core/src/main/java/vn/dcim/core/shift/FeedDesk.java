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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Whose calendar an address opens, and what it tells of. */
    public record Feed(Account owner, FeedKind kind) {}

    /** Makes a new secret; one of the same kind that was there before is good no more. */
    @Transactional
    public String make(String account, FeedKind kind) {
        String secret = Secrets.random();
        jdbc.prepareStatement(
                "REPLACE INTO shift_feed (account, kind, secret_hash, made_at) VALUES (?, ?, ?, ?)", statement -> {
                    statement.setString(1, account);
                    statement.setString(2, kind.name());
                    statement.setString(3, Secrets.hash(secret));
                    statement.setObject(4, LocalDateTime.ofInstant(time.now(), ZoneOffset.UTC));
                    return statement.executeUpdate();
                });
        audit.record(account, kind.act(), "account:" + account, "", "made " + kind.name(), "");
        return secret;
    }

    /** Ends the address of a kind, where there is one. */
    @Transactional
    public void revoke(String account, FeedKind kind) {
        int ended = jdbc.prepareStatement("DELETE FROM shift_feed WHERE account = ? AND kind = ?", statement -> {
            statement.setString(1, account);
            statement.setString(2, kind.name());
            return statement.executeUpdate();
        });
        if (ended > 0) {
            audit.record(account, kind.act(), "account:" + account, "made " + kind.name(), "revoked", "");
        }
    }

    /** Returns the kinds of which somebody has an address. */
    @Transactional(readOnly = true)
    public Set<FeedKind> kinds(String account) {
        return jdbc.prepareStatement("SELECT kind FROM shift_feed WHERE account = ?", statement -> {
            statement.setString(1, account);
            Set<FeedKind> kinds = EnumSet.noneOf(FeedKind.class);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    kinds.add(FeedKind.valueOf(row.getString(1)));
                }
            }
            return kinds;
        });
    }

    /** Returns what a secret opens; empty for nothing, and for an account that may not be used any more. */
    @Transactional(readOnly = true)
    public Optional<Feed> find(String secret) {
        return Optional.ofNullable(row(secret))
                .flatMap(row -> accounts.find(row[0]).map(owner -> new Feed(owner, FeedKind.valueOf(row[1]))))
                .filter(feed -> isUsable(feed.owner()));
    }

    private String @Nullable [] row(String secret) {
        return jdbc.prepareStatement("SELECT account, kind FROM shift_feed WHERE secret_hash = ?", statement -> {
            statement.setString(1, Secrets.hash(secret));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new String[] {row.getString(1), row.getString(2)} : null;
            }
        });
    }

    private boolean isUsable(Account account) {
        return account.deactivatedAt() == null
                && (account.expiresOn() == null
                        || !account.expiresOn().isBefore(LocalDate.ofInstant(time.now(), CentreTime.ZONE)));
    }

    /** Returns the shifts of somebody, from a month ago on. */
    public List<Turn> shifts(String account) {
        Instant now = time.now();
        return roster.between(now.minus(BACK), now.plus(AHEAD)).stream()
                .filter(turn -> turn.has(account))
                .toList();
    }
}
