package vn.dcim.core.shift;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.staff.WorkingDays;

/**
 * Has people told of a shift that nobody took, and of a year whose days off are not entered; of each once. A shift without people is
 * told from its begin on; one of whose people nothing was seen, once the time to take it over has passed.
 */
@Singleton
@Requires(property = "datasources.default.url")
class RosterNotices implements ScheduledJob {

    /** What the program slept through is told afterwards, but not for ever. */
    private static final Duration LOOKED_BACK = Duration.ofDays(1);

    private final Roster roster;
    private final RosterWarnings warnings;
    private final WorkingDays workingDays;
    private final Notices notices;
    private final TransactionOperations<Connection> transactions;
    private final ShiftTime time;

    RosterNotices(
            Roster roster,
            RosterWarnings warnings,
            WorkingDays workingDays,
            Notices notices,
            TransactionOperations<Connection> transactions,
            ShiftTime time) {
        this.roster = roster;
        this.warnings = warnings;
        this.workingDays = workingDays;
        this.notices = notices;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("roster-notices", JobTrigger.every(Duration.ofMinutes(5), Duration.ofMinutes(3)))
                .serving("BK11-36.3-b");
    }

    @Override
    public JobResult run(JobRun run) {
        return JobResult.counted("told", look());
    }

    /** Returns of how many shifts and years people are told now. */
    int look() {
        Instant now = time.now();
        int told = 0;
        for (RosterFinding finding : roster.findings(now.minus(LOOKED_BACK), now.plusMillis(1))) {
            boolean isUntaken =
                    finding.kind() == RosterFinding.Kind.NOBODY || finding.kind() == RosterFinding.Kind.NOT_TAKEN_OVER;
            if (isUntaken) {
                Turn turn = roster.get(finding.shiftId());
                told += tell(() -> warnings.noteShift(turn.shift().id(), now), untaken(turn));
            }
        }
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        return told
                + workingDays
                        .missing(today)
                        .map(year -> tell(() -> warnings.noteYear(year, now), Notice.calendarMissing(year)))
                        .orElse(0);
    }

    private Notice untaken(Turn turn) {
        Map<String, String> names = roster.names();
        return Notice.shiftNobody(
                turn.shift().title() + " " + turn.shift().day(),
                turn.shift().beginsAt(),
                turn.shift().endsAt(),
                turn.duties().stream()
                        .map(duty -> names.getOrDefault(duty.account(), duty.account()))
                        .collect(Collectors.joining(", ")));
    }

    private int tell(IntSupplier note, Notice notice) {
        return transactions.executeWrite(_ -> {
            int first = note.getAsInt();
            if (first == 1) {
                notices.tell(notice);
            }
            return first;
        });
    }
}
