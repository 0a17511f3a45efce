package vn.dcim.web.schedule;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.schedule.JobLine;

/**
 * A job as programs see it.
 *
 * @param plan an interval such as {@code PT5M}, or a cron expression in the time of the centre
 * @param misfire catch-up or report
 * @param obligations ids of the regulation
 * @param last its newest run; null before the first
 * @param pausedUntil null unless somebody holds it up
 * @param trouble whether somebody has to look
 */
@Serdeable
record JobResource(
        String code,
        String name,
        String plan,
        String misfire,
        long timeoutSeconds,
        List<String> obligations,
        @Nullable RunResource last,
        @Nullable Instant next,
        @Nullable Instant pausedUntil,
        @Nullable String pausedFor,
        boolean trouble) {

    static JobResource of(JobLine line, String name, Instant now) {
        return new JobResource(
                line.plan().code(),
                name,
                line.plan().trigger().toString(),
                line.plan().misfire().code(),
                line.plan().timeout().toSeconds(),
                line.plan().obligations(),
                line.last() == null ? null : RunResource.of(line.last()),
                line.next(),
                line.pause() == null ? null : line.pause().until(),
                line.pause() == null ? null : line.pause().reason(),
                line.isTrouble(now));
    }
}
