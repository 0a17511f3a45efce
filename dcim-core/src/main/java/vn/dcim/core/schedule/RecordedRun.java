package vn.dcim.core.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;

/** A run that writes down what it is told. */
final class RecordedRun implements JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedRun.class);
    private static final int LONGEST_LOG = 64 * 1024;
    private static final int LONGEST_LINE = 2000;
    private static final long PAUSE_NS = 1_000_000_000L;
    private static final ZoneId ZONE = CentreTime.ZONE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss ", Locale.ROOT);

    private final ScheduledRun run;
    private final RunRows rows;
    private final StringBuilder log = new StringBuilder();
    private int leftOut;
    private Integer done;
    private Integer of;
    private long kept = System.nanoTime();

    RecordedRun(ScheduledRun run, RunRows rows) {
        this.run = run;
        this.rows = rows;
    }

    @Override
    public Instant scheduledAt() {
        return run.scheduledAt();
    }

    @Override
    public boolean isCaughtUp() {
        return run.caughtUp();
    }

    @Override
    public synchronized void log(String line) {
        String cut = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
        if (log.length() + cut.length() > LONGEST_LOG) {
            leftOut++;
            return;
        }
        log.append(TIME.format(rows.now().atZone(ZONE))).append(cut).append('\n');
        keepNowAndThen();
    }

    @Override
    public synchronized void progress(int done, int of) {
        this.done = done;
        this.of = of;
        keepNowAndThen();
    }

    private void keepNowAndThen() {
        if (System.nanoTime() - kept < PAUSE_NS) {
            return;
        }
        kept = System.nanoTime();
        try {
            keep();
        } catch (RuntimeException e) {
            // why: the work goes on without being watched; what is left is written at the end
            LOG.debug("progress of {} could not be kept", run.job(), e);
        }
    }

    /** Writes down all that was told. */
    synchronized void keep() {
        if (!log.isEmpty() || done != null) {
            rows.keep(run.id(), leftOut == 0 ? log.toString() : log + "… +" + leftOut + "\n", done, of);
        }
    }
}
