package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.account.Administrators;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Has people told beforehand when the passing of time would leave nobody who can administer accounts; once for each such day. */
@Singleton
@Requires(property = "datasources.default.url")
class AdministratorNotices implements ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(AdministratorNotices.class);

    private final Administrators administrators;
    private final Notices notices;
    private final Transactions transactions;

    AdministratorNotices(Administrators administrators, Notices notices, Transactions transactions) {
        this.administrators = administrators;
        this.notices = notices;
        this.transactions = transactions;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("administrator-notices", JobTrigger.every(Duration.ofHours(1), Duration.ofMinutes(1)));
    }

    @Override
    public JobResult run(JobRun run) throws SQLException {
        return JobResult.counted("told", look());
    }

    /** Returns how many notices there are now that were not there before. */
    int look() throws SQLException {
        Optional<LocalDate> day = administrators.missingSoonFrom();
        return day.isPresent() ? tell(day.get()) : 0;
    }

    private int tell(LocalDate day) throws SQLException {
        return transactions.run(connection -> {
            int added = NoticeRows.update(connection, "INSERT IGNORE INTO administrator_warning (day) VALUES (?)", day);
            if (added == 1) {
                LOG.warn("From {} on nobody can administer accounts unless something is done", day);
                notices.tell(connection, Notice.administratorsEnd(day));
            }
            return added;
        });
    }
}
