package vn.dcim.core.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;

/** The latest readings as they will be after a group that is not stored yet. */
final class KnownReadings {

    private final LatestReadings latest;
    private final Instant now;
    private final Duration maxAhead;
    private final Map<Long, Reading> overlay = new HashMap<>();

    KnownReadings(LatestReadings latest, Instant now, Duration maxAhead) {
        this.latest = latest;
        this.now = now;
        this.maxAhead = maxAhead;
    }

    Optional<Reading> of(long pointId) {
        Reading seen = overlay.get(pointId);
        return seen == null ? latest.of(pointId) : Optional.of(seen);
    }

    List<Reading> of(Collection<Long> pointIds) {
        return pointIds.stream().map(this::of).flatMap(Optional::stream).toList();
    }

    /** Takes readings over and returns those that are now the latest of their point, without what came too late for that. */
    List<Reading> take(List<Reading> readings) {
        List<Reading> current = new ArrayList<>();
        for (Reading reading : readings) {
            if (!isLate(reading)) {
                overlay.put(reading.pointId(), reading);
                current.add(reading);
            }
        }
        return current;
    }

    private boolean isLate(Reading reading) {
        Optional<Reading> known = of(reading.pointId());
        // why: a reading from beyond now was taken before our clock was set back; it must not hide what is read since
        return known.isPresent()
                && reading.at().isBefore(known.get().at())
                && !known.get().at().isAfter(now.plus(maxAhead));
    }
}
