package vn.dcim.core.schedule;

/**
 * Work that runs by the clock. Every bean of this type is planned, once over all nodes; its words are {@code schedule.job.<code>} in
 * the bundles of the pages.
 */
public interface ScheduledJob {

    /** Returns what it is called, when it runs, and what becomes of it when it cannot; always the same. */
    JobPlan plan();

    /**
     * Does the work, on a thread that is interrupted when the plan's time is up or the program ends. Runs of one job never overlap.
     *
     * @return what came of it
     * @throws Exception whatever is in the way: the run has failed, and people are told
     */
    JobResult run(JobRun run) throws Exception;
}
