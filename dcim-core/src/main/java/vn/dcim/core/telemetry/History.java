package vn.dcim.core.telemetry;

import io.micronaut.core.annotation.Nullable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.dcim.core.point.Quality;

/** Everything ever read. */
public interface History {

    /**
     * Stores batches of readings in the caller's transaction. A batch that is stored already (same device, instant and
     * fingerprint) is passed over.
     *
     * @return which of the batches were new, in their order
     */
    List<Boolean> append(Connection connection, List<Entry> entries) throws SQLException;

    /** Tells whether a message of a device was stored under any instant from {@code since} on. */
    boolean holds(Connection connection, long deviceId, long fingerprint, Instant since) throws SQLException;

    /**
     * Hands over the readings of points within [from, to), those of one device together and oldest first, without holding
     * them in memory.
     */
    void raw(Collection<Long> pointIds, Instant from, Instant to, Consumer<Reading> each);

    /** Returns the readings of one point within [from, to), oldest first. */
    default List<Reading> raw(long pointId, Instant from, Instant to) {
        List<Reading> readings = new ArrayList<>();
        raw(List.of(pointId), from, to, readings::add);
        return readings;
    }

    /**
     * Returns the readings of points within [from, to) as one bucket a step, counted from {@code from}, oldest first; a step
     * without readings has none. Points of one device cost together hardly more than one of them.
     *
     * @return by point id; every point asked for is there, with an empty list where nothing was read
     * @throws vn.dcim.core.error.DcimException INVALID_VALUE for a step that is not positive
     */
    Map<Long, List<Bucket>> buckets(Collection<Long> pointIds, Instant from, Instant to, Duration step);

    /** Returns the buckets of one point. */
    default List<Bucket> buckets(long pointId, Instant from, Instant to, Duration step) {
        return buckets(List.of(pointId), from, to, step).get(pointId);
    }

    /**
     * Returns what a point did within [from, to).
     *
     * @param longest for how long a reading holds at most where no other follows; so far before {@code from} the reading is looked for
     *     that held then
     */
    Summary summary(long pointId, Instant from, Instant to, Duration longest);

    /** The readings of one device and instant, as they are stored; each reading's own instant is passed over for {@code at}. */
    record Entry(long deviceId, Instant at, long fingerprint, List<Reading> readings) {}

    /**
     * What a point did within one step. Bad and stale readings count towards the worst quality only.
     *
     * @param min of the usable readings, in the point's unit, as are the other values; null when there is none
     * @param average of the readings as they came, not weighted by time
     * @param count of usable readings
     */
    record Bucket(
            Instant start,
            @Nullable Double min,
            @Nullable Double average,
            @Nullable Double max,
            @Nullable Double last,
            int count,
            Quality worst) {}
}
