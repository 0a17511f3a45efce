package vn.dcim.core.link;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.dcim.core.CentreTime;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Closes the figures of the month that is over; looked for every day, so that none is left out. */
@Singleton
@Requires(property = "datasources.default.url")
class LineMonthJob implements ScheduledJob {

    /** How far back months are closed that were not. */
    private static final int MONTHS = 12;

    private final LineReport report;
    private final Clock clock;

    LineMonthJob(LineReport report, Clock clock) {
        this.report = report;
        this.clock = clock;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("line-months", JobTrigger.cron("0 20 0 * * ?"));
    }

    @Override
    public JobResult run(JobRun run) {
        YearMonth present = YearMonth.from(LocalDate.ofInstant(clock.instant(), CentreTime.ZONE));
        int closed = 0;
        // why: the program may have been down as one month ended and the next
        for (int ago = MONTHS; ago > 0; ago--) {
            closed += report.freeze(present.minusMonths(ago));
        }
        return JobResult.counted("closed", closed);
    }
}
