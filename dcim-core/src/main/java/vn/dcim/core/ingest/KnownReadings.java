package vn.dcim.core.ingest;

import io.micronaut.core.annotation.Nullable;
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
    private final Instant horizon;
    private final Map<Long, Reading> overlay = new HashMap<>();

    KnownReadings(LatestReadings latest, Instant now, Duration maxAhead) {
        this.latest = latest;
        this.horizon = now.plus(maxAhead);
    }

    Optional<Reading> of(long pointId) {
        return Optional.ofNullable(find(pointId));
    }

    private @Nullable Reading find(Long pointId) {
        Reading seen = overlay.get(pointId);
        return seen == null ? latest.find(pointId) : seen;
    }

    List<Reading> of(Collection<Long> pointIds) {
        return pointIds.stream().map(this::of).flatMap(Optional::stream).toList();
    }

    /** Takes readings over and returns those that are now the latest of their point, without what came too late for that. */
    List<Reading> take(List<Reading> readings) {
        List<Reading> current = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            Long pointId = reading.pointId();
            if (!isLate(reading, find(pointId))) {
                overlay.put(pointId, reading);
                current.add(reading);
            }
        }
        return current;
    }

    private boolean isLate(Reading reading, @Nullable Reading known) {
        // why: a reading from beyond now was taken before our clock was set back; it must not hide what is read since
        return known != null && reading.at().isBefore(known.at()) && !known.at().isAfter(horizon);
    }
}
