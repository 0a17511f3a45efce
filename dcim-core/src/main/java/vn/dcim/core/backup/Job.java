package vn.dcim.core.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** One run while it goes on: what is to be done, its log, and how far it is. Of one thread. */
final class Job {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final BackupPlan plan;
    private final List<BackupTarget> targets;
    private final long id;
    private final InstantSource clock;
    private final Progress progress;
    private final RunLog log = new RunLog();
    private Instant told = Instant.EPOCH;
    private long bytes;

    /** Who wants to know how far it is. */
    interface Progress {
        void told(long bytes, String log);
    }

    Job(BackupPlan plan, List<BackupTarget> targets, long id, InstantSource clock, Progress progress) {
        this.plan = plan;
        this.targets = targets;
        this.id = id;
        this.clock = clock;
        this.progress = progress;
    }

    BackupPlan plan() {
        return plan;
    }

    Map<String, String> settings() {
        return plan.values();
    }

    List<BackupTarget> targets() {
        return targets;
    }

    /** The run's. */
    long id() {
        return id;
    }

    Instant now() {
        return clock.instant();
    }

    void log(String line) {
        log.add(clock.instant(), line);
        tell();
    }

    String log() {
        return log.text();
    }

    long bytes() {
        return bytes;
    }

    void wrote(long more) {
        bytes += more;
        if (!clock.instant().isBefore(told.plus(BEAT))) {
            tell();
        }
    }

    private void tell() {
        told = clock.instant();
        progress.told(bytes, log.text());
    }
}
