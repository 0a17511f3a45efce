package vn.dcim.web.schedule;

import java.time.Instant;
import java.util.List;
import vn.dcim.core.schedule.JobLine;

/**
 * All jobs.
 *
 * @param lines those that somebody has to look at first
 */
public record JobListPage(List<JobLine> lines, Instant now) {

    public long running() {
        return lines.stream().filter(JobLine::isRunning).count();
    }

    public long troubled() {
        return lines.stream().filter(line -> line.isTrouble(now)).count();
    }

    public long paused() {
        return lines.stream().filter(line -> line.pause() != null).count();
    }
}
