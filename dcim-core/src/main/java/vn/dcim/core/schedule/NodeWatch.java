package vn.dcim.core.schedule;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.audit.AuditLog;

/**
 * Looks after the schedule by what does not depend on it: starts it when the database is there, closes what dead nodes left behind,
 * ends pauses, and sees when the clock of the machine is set.
 */
@Singleton
@Requires(property = "datasources.default.url")
@Requires(condition = ScheduleRole.class)
final class NodeWatch {

    /** What is said of a run whose node is gone. */
    static final JobResult DIED = JobResult.of("node-died");

    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);

    // why: all jobs hang on them, and the program is to be there before
    private final BeanProvider<Clockwork> clockwork;
    private final BeanProvider<MisfireNotes> misfires;
    private final ScheduledRunRepository runs;
    private final RunRows rows;
    private final PauseRepository pauses;
    private final AuditLog audit;
    private volatile boolean hindered;

    NodeWatch(
            BeanProvider<Clockwork> clockwork,
            BeanProvider<MisfireNotes> misfires,
            ScheduledRunRepository runs,
            RunRows rows,
            PauseRepository pauses,
            AuditLog audit) {
        this.clockwork = clockwork;
        this.misfires = misfires;
        this.runs = runs;
        this.rows = rows;
        this.pauses = pauses;
        this.audit = audit;
    }

    /** Tells whether the last look was in vain. */
    boolean isHindered() {
        return hindered;
    }

    @Scheduled(initialDelay = "${dcim.schedule.start-delay:10s}", fixedDelay = "${dcim.schedule.watch:20s}")
    void look() {
        try {
            clockwork.get().start();
            runs.findOrphans().forEach(run -> rows.end(run.id(), RunState.INTERRUPTED, DIED));
            pauses.findOver(rows.now()).forEach(this::end);
            lookAtClock(misfires.get().steps().look());
            hindered = false;
        } catch (SchedulerException | RuntimeException e) {
            // why: the next look is seconds away; the database is told of by its own part of health
            if (!hindered) {
                LOG.warn("The schedule cannot be looked after: {}", e.toString());
            }
            hindered = true;
        }
    }

    private void end(Pause pause) {
        if (pauses.end(pause.id(), pause.until()) == 1) {
            audit.record(
                    "dcim",
                    "schedule.pause-end",
                    "job:" + pause.job(),
                    "",
                    "left out: " + pause.leftOut(),
                    pause.reason());
        }
    }

    private void lookAtClock(Duration step) throws SchedulerException {
        if (!step.isZero()) {
            LOG.warn("The clock of this machine was set {} by {}", step.isNegative() ? "back" : "forward", step.abs());
        }
        Set<String> hastened = clockwork.get().hasten();
        note(audit, hastened, step);
    }

    /** Has the log tell of a clock that was set back, where that concerns a job. */
    static void note(AuditLog audit, Set<String> hastened, Duration step) {
        if (!hastened.isEmpty()) {
            audit.record("dcim", "schedule.clock-back", String.join(", ", hastened), "", step.toString(), "");
        }
    }
}
