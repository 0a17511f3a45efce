package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;
import vn.dcim.core.software.Ending;
import vn.dcim.core.software.Endings;

/**
 * Has people told when 180, 90, 30 and 7 days are left of what ends; of each once, whatever is restarted. What is found later, such
 * as a contract that was noted late, is told once for the days that are left.
 */
@Singleton
@Requires(property = "datasources.default.url")
class EndingNotices implements ScheduledJob {

    private static final List<Integer> DAYS = List.of(7, 30, 90, 180);

    private final Endings endings;
    private final Notices notices;
    private final Transactions transactions;
    private final Clock clock;

    EndingNotices(Endings endings, Notices notices, Transactions transactions, Clock clock) {
        this.endings = endings;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("ending-notices", JobTrigger.every(Duration.ofHours(1), Duration.ofMinutes(2)));
    }

    @Override
    public JobResult run(JobRun run) throws SQLException {
        return JobResult.counted("told", look());
    }

    /** Returns of how many endings people are told now. */
    int look() throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        Map<Integer, List<Ending>> coming = endings.within(DAYS.getLast()).stream()
                .filter(ending -> ending.daysLeft(today) >= 0)
                .collect(Collectors.groupingBy(
                        ending -> threshold(ending.daysLeft(today)), TreeMap::new, Collectors.toList()));
        int told = 0;
        for (Map.Entry<Integer, List<Ending>> entry : coming.entrySet()) {
            told += tell(entry.getKey(), entry.getValue());
        }
        return told;
    }

    private static int threshold(long daysLeft) {
        return DAYS.stream().filter(days -> daysLeft <= days).findFirst().orElseThrow();
    }

    private int tell(int days, List<Ending> endings) throws SQLException {
        return transactions.run(connection -> {
            List<Ending> untold = new ArrayList<>();
            for (Ending ending : endings) {
                if (note(connection, ending, days)) {
                    untold.add(ending);
                }
            }
            if (!untold.isEmpty()) {
                notices.tell(connection, Notice.endsSoon(days, untold));
            }
            return untold.size();
        });
    }

    private boolean note(Connection connection, Ending ending, int days) throws SQLException {
        return NoticeRows.update(
                        connection,
                        "INSERT IGNORE INTO ending_warning (subject, ends_on, days, told_at) VALUES (?, ?, ?, ?)",
                        ending.key(),
                        ending.endsOn(),
                        days,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                == 1;
    }
}
