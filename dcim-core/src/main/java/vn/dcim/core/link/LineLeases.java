package vn.dcim.core.link;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has one node at a time probe a line. Who holds a line goes on holding it from round to round; who has not probed for two intervals
 * has let go of it, so that another follows before the line counts as unwatched.
 */
@Singleton
@Requires(property = "datasources.default.url")
class LineLeases {

    private static final int INTERVALS = 2;

    private final LineLeaseRepository rows;
    private final Duration length;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();
    private final Set<Long> held = ConcurrentHashMap.newKeySet();

    LineLeases(LineLeaseRepository rows, LineConfig config, Clock clock) {
        this.rows = rows;
        this.length = config.interval().multipliedBy(INTERVALS);
        this.clock = clock;
    }

    /** What came of asking for a line. */
    enum Answer {
        /** Another node probes it. */
        TAKEN,
        /** It was this node's before. */
        KEPT,
        /** It is this node's from now on; what went before, only the rows know. */
        NEW
    }

    Answer take(long line) {
        Instant now = now();
        Instant until = now.plus(length);
        if (rows.renew(line, holder, until) == 1) {
            return held.add(line) ? Answer.NEW : Answer.KEPT;
        }
        held.remove(line);
        boolean isTaken =
                rows.add(line, holder, until) == 0 && rows.takeOver(line, holder, until, now, until.plus(length)) == 0;
        if (!isTaken) {
            held.add(line);
        }
        return isTaken ? Answer.TAKEN : Answer.NEW;
    }

    /** Tells whether this node probes a line, as far as it knows. */
    boolean holds(long line) {
        return held.contains(line);
    }

    /** Leaves all lines to other nodes at once. */
    void release() {
        held.forEach(line -> rows.release(line, holder, now()));
        held.clear();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
