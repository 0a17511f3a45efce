package vn.dcim.core.schedule;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;

/** What the triggers in the store carry beside their instants. */
final class FiringData {

    /** Name of the account that asked for the run. */
    private static final String BY = "by";
    /** Id of an interrupted run that is done again. */
    private static final String AGAIN = "again";

    private static final String MISSED = "missed";
    private static final String FIRINGS = "firings";
    private static final String CAUSE = "cause";

    private FiringData() {}

    static JobDataMap by(String actor) {
        var data = new JobDataMap();
        data.put(BY, actor);
        return data;
    }

    static JobDataMap again(long run) {
        var data = new JobDataMap();
        data.put(AGAIN, Long.toString(run));
        return data;
    }

    /** Has the next firing of a trigger catch up. */
    static void note(JobDataMap data, Instant missed, int firings, MissCause cause) {
        data.put(MISSED, missed.toString());
        data.put(FIRINGS, Integer.toString(firings));
        data.put(CAUSE, cause.name());
    }

    static Optional<String> by(JobExecutionContext context) {
        return Optional.ofNullable(context.getMergedJobDataMap().getString(BY));
    }

    static Optional<Long> again(JobExecutionContext context) {
        return Optional.ofNullable(context.getMergedJobDataMap().getString(AGAIN))
                .map(Long::valueOf);
    }

    /** What a firing catches up; empty where nothing was missed since the firing before. */
    static Optional<Missed> missed(JobExecutionContext context) {
        JobDataMap data = context.getMergedJobDataMap();
        return Optional.ofNullable(data.getString(MISSED))
                .map(Instant::parse)
                .filter(missed -> isSince(context.getPreviousFireTime(), missed))
                .map(missed -> new Missed(
                        missed, Integer.parseInt(data.getString(FIRINGS)), MissCause.valueOf(data.getString(CAUSE))));
    }

    private static boolean isSince(@Nullable Date previous, Instant missed) {
        return previous == null || previous.toInstant().isBefore(missed);
    }

    /** @param firings for how many the run stands */
    record Missed(Instant at, int firings, MissCause cause) {}
}
