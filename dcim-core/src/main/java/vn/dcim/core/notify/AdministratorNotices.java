package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.account.Administrators;

/** Has people told beforehand when the passing of time would leave nobody who can administer accounts; once for each such day. */
@Singleton
@Requires(property = "datasources.default.url")
class AdministratorNotices {

    private static final Logger LOG = LoggerFactory.getLogger(AdministratorNotices.class);

    private final Administrators administrators;
    private final Notices notices;
    private final Transactions transactions;

    AdministratorNotices(Administrators administrators, Notices notices, Transactions transactions) {
        this.administrators = administrators;
        this.notices = notices;
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1h")
    void look() {
        try {
            administrators.missingSoonFrom().ifPresent(this::tell);
        } catch (RuntimeException e) {
            // why: the next look is an hour away; the database is told of by its own part of health
            LOG.warn("Whether somebody can administer accounts could not be seen: {}", e.toString());
        }
    }

    private void tell(LocalDate day) {
        try {
            transactions.run(connection -> {
                if (NoticeRows.update(connection, "INSERT IGNORE INTO administrator_warning (day) VALUES (?)", day)
                        == 1) {
                    LOG.warn("From {} on nobody can administer accounts unless something is done", day);
                    notices.tell(connection, Notice.administratorsEnd(day));
                }
                return day;
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
