package vn.dcim.core.ingest;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Forgets rejected messages that nobody will look at any more, so that a chatty broker does not fill the database. */
@Singleton
class RejectedRetention implements ScheduledJob {

    private final RejectedMessageRepository messages;
    private final RejectedConfig config;
    private final Clock clock;

    RejectedRetention(RejectedMessageRepository messages, RejectedConfig config, Clock clock) {
        this.messages = messages;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("rejected-retention", JobTrigger.every(Duration.ofHours(1), Duration.ofMinutes(15)));
    }

    @Override
    public JobResult run(JobRun run) {
        return JobResult.counted("forgotten", forget());
    }

    /** Deletes those that are older than is asked for, a part at a time so that others can write meanwhile; returns how many. */
    long forget() {
        long forgotten = 0;
        int deleted;
        do {
            deleted = messages.deleteSomeBefore(clock.instant().minus(config.keep()));
            forgotten += deleted;
        } while (deleted > 0);
        return forgotten;
    }
}
