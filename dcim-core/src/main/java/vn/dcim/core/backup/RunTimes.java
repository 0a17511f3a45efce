package vn.dcim.core.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.schedule.CronTimes;

/** When a plan runs: a cron text of Quartz (seconds first), in the time of the centre. */
public final class RunTimes {

    private static final List<Duration> LOOKS_BACK = List.of(
            Duration.ofHours(2), Duration.ofDays(2), Duration.ofDays(9), Duration.ofDays(63), Duration.ofDays(800));

    /** As many as come in two months of one every five minutes. */
    private static final int MOST = 18_000;

    private final CronTimes cron;

    private RunTimes(CronTimes cron) {
        this.cron = cron;
    }

    /** @throws DcimException INVALID_VALUE (cron) for what is no cron text */
    public static RunTimes of(String text) {
        try {
            return new RunTimes(CronTimes.of(text.strip()));
        } catch (DcimException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "cron", text, CronTimes.EXAMPLE);
        }
    }

    /** Returns the first time after an instant; empty where it never comes again. */
    public Optional<Instant> after(Instant instant) {
        return cron.after(instant);
    }

    /** Returns the last time that is not after an instant, in the two years before it. */
    public Optional<Instant> upTo(Instant instant) {
        return LOOKS_BACK.stream()
                .map(back -> between(instant.minus(back), instant))
                .filter(times -> !times.isEmpty())
                .map(List::getLast)
                .findFirst();
    }

    /** Returns all times after one instant and not after another; of very many, the first. */
    public List<Instant> between(Instant after, Instant upTo) {
        List<Instant> times = new ArrayList<>();
        for (Optional<Instant> next = after(after);
                next.isPresent() && !next.get().isAfter(upTo) && times.size() < MOST;
                next = after(next.get())) {
            times.add(next.get());
        }
        return times;
    }
}
