package vn.dcim.core.schedule;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;

/** Brings the store to what the program and the site want: adds what is new, changes what is another, takes out what is gone. */
@Singleton
final class StoredPlans {

    private static final Logger LOG = LoggerFactory.getLogger(StoredPlans.class);

    private final Jobs jobs;
    private final StoredTriggerRepository stored;
    private final QuartzTime time;

    StoredPlans(Jobs jobs, StoredTriggerRepository stored, QuartzTime time) {
        this.jobs = jobs;
        this.stored = stored;
        this.time = time;
    }

    void bring(Scheduler scheduler) throws SchedulerException {
        Map<String, StoredTrigger> there = stored.findAll(Clockwork.GROUP).stream()
                .collect(Collectors.toMap(StoredTrigger::job, Function.identity()));
        Set<String> gone = new TreeSet<>(stored.findJobs(Clockwork.GROUP));
        for (JobPlan plan : jobs.plans()) {
            boolean isKnown = gone.remove(plan.code());
            bring(scheduler, plan, isKnown ? there.get(plan.code()) : null);
        }
        for (String code : gone) {
            scheduler.deleteJob(new JobKey(code, Clockwork.GROUP));
            LOG.info("{} is no job any more", code);
        }
    }

    private void bring(Scheduler scheduler, JobPlan plan, StoredTrigger before) throws SchedulerException {
        var key = new TriggerKey(plan.code(), Clockwork.GROUP);
        if (before == null) {
            try {
                scheduler.addJob(detail(plan), true);
                scheduler.scheduleJob(trigger(plan, time.now().plus(first(plan))));
            } catch (ObjectAlreadyExistsException e) {
                // why: another node that starts at this moment had it first
                LOG.debug("{} is there already", plan.code());
            }
        } else if (!before.told().equals(told(plan))) {
            Instant next = Instant.ofEpochMilli(before.next());
            // why: what was missed before the plan changed is still owed
            Instant from = next.isBefore(time.now()) ? next : time.now();
            scheduler.rescheduleJob(key, trigger(plan, from));
            LOG.info("{} runs by another plan now: {}", plan.code(), plan.trigger());
        } else if (before.isBroken()) {
            scheduler.resetTriggerFromErrorState(key);
        }
    }

    /** Has those run soon again that would wait for a time that came already, as after the clock was set back. */
    Set<String> hasten(Scheduler scheduler) throws SchedulerException {
        Set<String> hastened = new TreeSet<>();
        Instant now = time.now();
        for (StoredTrigger before : stored.findAll(Clockwork.GROUP)) {
            JobPlan plan =
                    jobs.find(before.job()).map(_ -> jobs.plan(before.job())).orElse(null);
            if (plan != null && plan.trigger() instanceof JobTrigger.Every every && before.isBeyond(every, now)) {
                var key = new TriggerKey(plan.code(), Clockwork.GROUP);
                scheduler.rescheduleJob(key, trigger(plan, now.plus(every.interval())));
                hastened.add(plan.code());
            }
        }
        return hastened;
    }

    private static Duration first(JobPlan plan) {
        return plan.trigger() instanceof JobTrigger.Every every ? every.first() : Duration.ZERO;
    }

    private static JobDetail detail(JobPlan plan) {
        // why: always asked for; what becomes of a run whose node died is for the execution to say
        return JobBuilder.newJob(FiredJob.class)
                .withIdentity(plan.code(), Clockwork.GROUP)
                .storeDurably()
                .requestRecovery()
                .build();
    }

    private static Trigger trigger(JobPlan plan, Instant from) {
        return TriggerBuilder.newTrigger()
                .withIdentity(plan.code(), Clockwork.GROUP)
                .forJob(plan.code(), Clockwork.GROUP)
                .withDescription(told(plan))
                .startAt(Date.from(from))
                .withSchedule(schedule(plan))
                .build();
    }

    private static ScheduleBuilder<?> schedule(JobPlan plan) {
        boolean catchesUp = plan.misfire() == Misfire.CATCH_UP;
        return switch (plan.trigger()) {
            case JobTrigger.Cron cron -> {
                var by = CronScheduleBuilder.cronSchedule(cron.expression())
                        .inTimeZone(TimeZone.getTimeZone(CentreTime.ZONE));
                yield catchesUp
                        ? by.withMisfireHandlingInstructionFireAndProceed()
                        : by.withMisfireHandlingInstructionDoNothing();
            }
            case JobTrigger.Every every -> {
                var by = SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(every.interval().toMillis())
                        .repeatForever();
                yield catchesUp
                        ? by.withMisfireHandlingInstructionNowWithExistingCount()
                        : by.withMisfireHandlingInstructionNextWithExistingCount();
            }
        };
    }

    private static String told(JobPlan plan) {
        return plan.trigger() + " " + plan.misfire().code();
    }
}
