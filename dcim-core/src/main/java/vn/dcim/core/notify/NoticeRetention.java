package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;

/** Forgets notices and one-time links that nobody will look at any more. */
@Singleton
@Requires(property = "datasources.default.url")
class NoticeRetention {

    private final Transactions transactions;
    private final NoticeConfig config;
    private final Clock clock;

    NoticeRetention(Transactions transactions, NoticeConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** Deletes those that are older than is asked for, a part at a time so that others can write meanwhile. */
    @Scheduled(initialDelay = "20m", fixedDelay = "1h")
    void forget() throws SQLException {
        int deleted;
        do {
            deleted = transactions.run(connection -> NoticeRows.update(
                    connection,
                    "DELETE FROM notice WHERE at < ? LIMIT 1000",
                    clock.instant().minus(config.keep())));
        } while (deleted > 0);
        transactions.run(connection ->
                NoticeRows.update(connection, "DELETE FROM notice_link WHERE expires_at < ?", clock.instant()));
    }
}
