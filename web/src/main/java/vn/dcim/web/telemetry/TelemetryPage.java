package vn.dcim.web.telemetry;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.device.DeviceCollector.Statistics;
import vn.dcim.core.ingest.PipelineStatistics;
import vn.dcim.core.ingest.ReadingGap;
import vn.dcim.core.ingest.spool.Spool;
import vn.dcim.core.telemetry.HistoryRoom;
import vn.dcim.web.language.Words;

/**
 * How readings come in and are kept.
 *
 * @param spool what waits on disk
 * @param gaps what was lost for lack of room, the newest first
 * @param nodes the processes that share the devices; empty while this one is alone
 * @param unowned how many devices nobody collects now
 * @param room null while the database does not answer
 * @param devices those that are asked, the worst first
 * @param counts of devices by what they are, in the order of {@link vn.dcim.core.device.DeviceCollector.State}
 */
public record TelemetryPage(
        ReadingRates.Rate rate,
        PipelineStatistics pipeline,
        Spool.State spool,
        List<ReadingGap> gaps,
        List<Node> nodes,
        int unowned,
        HistoryRoom.State room,
        List<Line> devices,
        List<Long> counts,
        Instant now) {

    /** So many days of room are soon over. */
    static final int FEW_DAYS = 30;

    /** An hour later than this, sealing has fallen behind. */
    static final int LATEST_HOURS = 4;

    /**
     * A process on the same database.
     *
     * @param own whether it is the one that shows the page
     * @param asked how many devices it asks; null where that is not among its roles
     * @param hears whether it could have the session at the broker
     * @param heard how many devices it hears by messages; null while it has not the session
     */
    public record Node(
            String name,
            boolean own,
            Instant startedAt,
            int capacity,
            @Nullable Integer asked,
            boolean hears,
            @Nullable Integer heard) {}

    /** A device that is asked. */
    public record Line(long id, String name, Statistics asked) {}

    /** Returns how full the queue is, in percent. */
    public int queuePercent() {
        return pipeline.capacity() == 0 ? 0 : (int) (100L * pipeline.waiting() / pipeline.capacity());
    }

    /** Tells whether what is read is not stored, or about not to be. */
    public boolean isStuck() {
        return pipeline.failure() != null || queuePercent() >= 50;
    }

    /** Tells whether readings wait on disk that the database, back again, is taking in. */
    public boolean isCatchingUp() {
        return pipeline.failure() == null && spool.batches() > 0;
    }

    /** Returns what is lost within a month. */
    public List<ReadingGap> recentGaps() {
        return gaps.stream()
                .filter(gap -> gap.notedAt().isAfter(now.minus(Duration.ofDays(FEW_DAYS))))
                .toList();
    }

    /** Tells whether readings stay in the journal that should have been sealed. */
    public boolean isBehind() {
        return room != null
                && room.waitingSince() != null
                && room.waitingSince().isBefore(now.minusSeconds(LATEST_HOURS * 3600L));
    }

    /** Tells whether the disk is full before a month is over. */
    public boolean isFull() {
        return room != null && room.daysLeft().orElse(Long.MAX_VALUE) < FEW_DAYS;
    }

    /** Returns a number of bytes as people read it. */
    public static String bytes(double bytes, Words words) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        double rest = bytes;
        while (rest >= 1000 && unit < units.length - 1) {
            rest /= 1000;
            unit++;
        }
        return words.number(rest, unit == 0 || rest >= 100 ? 0 : 1) + " " + units[unit];
    }
}
