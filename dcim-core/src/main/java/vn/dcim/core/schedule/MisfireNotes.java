package vn.dcim.core.schedule;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.quartz.Trigger;
import org.quartz.listeners.TriggerListenerSupport;

/** Notes what was missed, as the store finds it: for the run that catches up, or as a row of its own. */
@Singleton
final class MisfireNotes extends TriggerListenerSupport {

    private final Jobs jobs;
    private final RunRows rows;
    private final QuartzTime time;
    private final ScheduleConfig config;
    private final ClockSteps steps;

    MisfireNotes(Jobs jobs, RunRows rows, QuartzTime time, ScheduleConfig config) {
        this.jobs = jobs;
        this.rows = rows;
        this.time = time;
        this.config = config;
        this.steps = new ClockSteps(time.system(), System::nanoTime);
    }

    ClockSteps steps() {
        return steps;
    }

    @Override
    public String getName() {
        return "misfires";
    }

    @Override
    public void triggerMisfired(Trigger trigger) {
        String code = trigger.getJobKey().getName();
        if (!trigger.getKey().getGroup().equals(Clockwork.GROUP)
                || jobs.find(code).isEmpty()) {
            return;
        }
        JobPlan plan = jobs.plan(code);
        Instant now = time.now();
        Instant missed = trigger.getNextFireTime().toInstant();
        int firings = Firings.count(plan.trigger(), missed, now);
        MissCause cause = MissCause.of(missed, now, steps.uptime(), steps.leap());
        if (plan.misfire() == Misfire.CATCH_UP) {
            // why: the store keeps it with the trigger, in one transaction, for whichever node fires it
            FiringData.note(trigger.getJobDataMap(), missed, firings, cause);
        } else {
            rows.miss(new ScheduledRun(
                    null,
                    code,
                    time.toProgram(missed),
                    "",
                    1,
                    rows.now(),
                    rows.now(),
                    config.node(),
                    "",
                    RunState.MISSED,
                    firings,
                    false,
                    cause,
                    null,
                    null,
                    "missed",
                    ScheduledRun.written(List.of(Integer.toString(firings)))));
        }
    }
}
