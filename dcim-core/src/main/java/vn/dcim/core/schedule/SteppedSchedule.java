package vn.dcim.core.schedule;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dcim.core.audit.AuditLog;

/**
 * Fires jobs by the clock of the program, for one who steps it: each by its own plan, one after the other, on the caller's thread.
 * Quartz goes by the clock of the machine, and must not run beside it. Of one thread.
 */
@Singleton
@Requires(property = "datasources.default.url")
public final class SteppedSchedule {

    private final Jobs jobs;
    private final Execution execution;
    private final RunRows rows;
    private final AuditLog audit;
    private final Map<String, JobPlan> plans = new TreeMap<>();
    private final Map<String, Instant> next = new TreeMap<>();

    SteppedSchedule(Jobs jobs, Execution execution, RunRows rows, AuditLog audit) {
        this.jobs = jobs;
        this.execution = execution;
        this.rows = rows;
        this.audit = audit;
    }

    /**
     * Has all jobs become known now.
     *
     * @param least time between two firings of a job that runs again and again; zero for as it is planned
     */
    public void begin(Duration least) {
        for (JobPlan plan : jobs.plans()) {
            JobPlan thinned = plan.trigger() instanceof JobTrigger.Every every
                            && every.interval().compareTo(least) < 0
                    ? plan.at(JobTrigger.every(least, every.first()))
                    : plan;
            plans.put(plan.code(), thinned);
            first(thinned.trigger(), rows.now()).ifPresent(at -> next.put(plan.code(), at));
        }
    }

    /** Returns when a job runs for the first time that becomes known at an instant. */
    public static Optional<Instant> first(JobTrigger trigger, Instant known) {
        return switch (trigger) {
            case JobTrigger.Every every -> Optional.of(known.plus(every.first()));
            case JobTrigger.Cron cron -> cron.nextAfter(known);
        };
    }

    /** Returns the plans by which it fires, by code. */
    public Collection<JobPlan> plans() {
        return plans.values();
    }

    /** Returns when the next job is to run; empty where none is. */
    public Optional<Instant> next() {
        return next.values().stream().min(Instant::compareTo);
    }

    /** Runs what is due, to its end. @return codes of what ran */
    public List<String> fire() {
        Instant now = rows.now();
        List<String> fired = new ArrayList<>();
        for (String code : List.copyOf(next.keySet())) {
            Instant due = next.get(code);
            if (!due.isAfter(now)) {
                JobPlan plan = plans.get(code);
                plan.trigger().nextAfter(due).ifPresentOrElse(at -> next.put(code, at), () -> next.remove(code));
                if (execution.fire(plan, due)) {
                    fired.add(code);
                }
            }
        }
        return fired;
    }

    /**
     * Does what nodes do when they see that their clock was set: has those run soon again that would wait for a time that came already.
     *
     * @return their codes
     */
    public Set<String> clockSet(Duration step) {
        Instant now = rows.now();
        Set<String> hastened = new TreeSet<>();
        next.replaceAll((code, at) -> {
            // why: as if it had run before, which an interval that is all it waits for comes to
            var stored = new StoredTrigger(code, at.toEpochMilli(), 0L, "WAITING", null);
            boolean isBeyond =
                    plans.get(code).trigger() instanceof JobTrigger.Every every && stored.isBeyond(every, now);
            if (isBeyond) {
                hastened.add(code);
            }
            return isBeyond ? plans.get(code).trigger().nextAfter(now).orElse(at) : at;
        });
        NodeWatch.note(audit, hastened, step);
        return hastened;
    }
}
