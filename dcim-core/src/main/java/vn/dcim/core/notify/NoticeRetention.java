package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Forgets notices and one-time links that nobody will look at any more. */
@Singleton
@Requires(property = "datasources.default.url")
class NoticeRetention implements ScheduledJob {

    private final Transactions transactions;
    private final NoticeConfig config;
    private final Clock clock;

    NoticeRetention(Transactions transactions, NoticeConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("notice-retention", JobTrigger.every(Duration.ofHours(1), Duration.ofMinutes(20)));
    }

    @Override
    public JobResult run(JobRun run) throws SQLException {
        return JobResult.counted("forgotten", forget());
    }

    /** Deletes those that are older than is asked for, a part at a time so that others can write meanwhile; returns how many. */
    long forget() throws SQLException {
        long forgotten = 0;
        int deleted;
        do {
            deleted = transactions.run(connection -> NoticeRows.update(
                    connection,
                    "DELETE FROM notice WHERE at < ? LIMIT 1000",
                    clock.instant().minus(config.keep())));
            forgotten += deleted;
        } while (deleted > 0);
        transactions.run(connection ->
                NoticeRows.update(connection, "DELETE FROM notice_link WHERE expires_at < ?", clock.instant()));
        return forgotten;
    }
}
