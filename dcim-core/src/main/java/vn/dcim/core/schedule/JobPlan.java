package vn.dcim.core.schedule;

import java.time.Duration;
import java.util.List;

/**
 * A job as its feature declares it.
 *
 * @param code lower-case letters, digits and dashes, at most 60; also names its settings, {@code dcim.schedule.<code>.cron}
 * @param trigger when it runs, unless the site says otherwise
 * @param misfire what becomes of it when nothing stood ready
 * @param timeout after which a run is interrupted and has failed
 * @param recovers whether a run that died with its node, or was interrupted as the program ended, is done again
 * @param obligations ids of the regulation that it serves; none for the program's own housekeeping
 */
public record JobPlan(
        String code,
        JobTrigger trigger,
        Misfire misfire,
        Duration timeout,
        boolean recovers,
        List<String> obligations) {

    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(30);

    public JobPlan {
        if (!code.matches("[a-z][a-z0-9-]{1,59}")) {
            throw new IllegalArgumentException("no code of a job: " + code);
        }
        obligations = List.copyOf(obligations);
    }

    /** A plan that catches up, takes at most half an hour, is not done again when its node dies, and serves no obligation. */
    public static JobPlan of(String code, JobTrigger trigger) {
        return new JobPlan(code, trigger, Misfire.CATCH_UP, USUAL_TIMEOUT, false, List.of());
    }

    /** The same; what is missed is reported, not caught up. */
    public JobPlan reportingMissed() {
        return new JobPlan(code, trigger, Misfire.REPORT, timeout, recovers, obligations);
    }

    /** The same; interrupted after another time. */
    public JobPlan within(Duration longest) {
        return new JobPlan(code, trigger, misfire, longest, recovers, obligations);
    }

    /** The same; done again when its node dies in the middle. */
    public JobPlan recovered() {
        return new JobPlan(code, trigger, misfire, timeout, true, obligations);
    }

    /** The same; serves obligations of the regulation. */
    public JobPlan serving(String... ids) {
        return new JobPlan(code, trigger, misfire, timeout, recovers, List.of(ids));
    }

    JobPlan at(JobTrigger other) {
        return new JobPlan(code, other, misfire, timeout, recovers, obligations);
    }
}
