package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.account.Standing;
import vn.dcim.core.account.Standings;

/** One-time links by which a message acknowledges its alarm, in the name of the person it was sent to. */
@Singleton
@Requires(property = "datasources.default.url")
public class AcknowledgeLinks {

    static final Duration VALID = Duration.ofHours(24);

    private final Transactions transactions;
    private final Accounts accounts;
    private final Standings standings;
    private final Audience audience;
    private final Clock clock;

    AcknowledgeLinks(
            Transactions transactions, Accounts accounts, Standings standings, Audience audience, Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.standings = standings;
        this.audience = audience;
        this.clock = clock;
    }

    /** Whose link it is and what it acknowledges. */
    public record Link(long alarmId, String account) {}

    /** Returns a new token in clear text, its only copy; empty for somebody who may not acknowledge. */
    Optional<String> issue(long alarmId, String account) throws SQLException {
        if (!mayAcknowledge(account)) {
            return Optional.empty();
        }
        String token = Secrets.random();
        transactions.run(connection -> NoticeRows.update(
                connection,
                "INSERT INTO notice_link (hash, alarm_id, account, expires_at) VALUES (?,?,?,?)",
                Secrets.hash(token),
                alarmId,
                account,
                now().plus(VALID)));
        return Optional.of(token);
    }

    /** Returns what a token is for; empty for one that is unknown, used or over, or whose owner may no longer acknowledge it. */
    public Optional<Link> find(String token) {
        return ask(connection -> find(connection, token));
    }

    /** Takes a token once; empty as in {@link #find}, also for the second of two who come at the same time. */
    public Optional<Link> use(String token) {
        return ask(connection -> {
            Optional<Link> found = find(connection, token);
            boolean first = found.isPresent()
                    && NoticeRows.update(
                                    connection,
                                    "UPDATE notice_link SET used_at = ? WHERE hash = ? AND used_at IS NULL",
                                    now(),
                                    Secrets.hash(token))
                            == 1;
            return first ? found : Optional.empty();
        });
    }

    private Optional<Link> find(Connection connection, String token) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT link.alarm_id, link.account, alarm.device_id FROM notice_link link JOIN alarm ON alarm.id ="
                        + " link.alarm_id WHERE link.hash = ? AND link.used_at IS NULL AND link.expires_at > ?")) {
            select.setString(1, Secrets.hash(token));
            select.setObject(2, java.time.LocalDateTime.ofInstant(now(), java.time.ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                Link link = new Link(rows.getLong(1), rows.getString(2));
                return mayAcknowledge(link.account()) && audience.mayKnow(link.account(), rows.getLong(3))
                        ? Optional.of(link)
                        : Optional.empty();
            }
        }
    }

    private boolean mayAcknowledge(String account) {
        return accounts.find(account)
                .filter(found -> standings.of(found) == Standing.ACTIVE)
                .map(Account::role)
                .filter(role -> role.may(Permission.ACKNOWLEDGE_ALARM))
                .isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> T ask(Transactions.Work<T> work) {
        try {
            return transactions.run(work);
        } catch (SQLException e) {
            throw new DataAccessException("one-time links cannot be read", e);
        }
    }
}
