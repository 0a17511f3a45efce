package vn.dcim.core.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.Reading;

/**
 * Second stage: what a device with a clock far off says is kept under the instant of its receipt, and is uncertain.
 *
 * @param maxAhead how far a device's clock may be ahead of ours
 * @param maxBehind how late a message may come: brokers keep them while the program is down
 */
record InstantCheck(Duration maxAhead, Duration maxBehind) {

    Understood check(Understood batch) {
        Instant received = batch.from().orElseThrow().receivedAt().truncatedTo(ChronoUnit.MILLIS);
        if (isBelievable(batch.at(), received)) {
            return batch;
        }
        return batch.at(
                received,
                batch.readings().stream()
                        .map(reading -> new Reading(
                                reading.pointId(),
                                received,
                                reading.value(),
                                Quality.worst(reading.quality(), Quality.UNCERTAIN)))
                        .toList());
    }

    boolean isBelievable(Instant claimed, Instant received) {
        return !claimed.isAfter(received.plus(maxAhead)) && !claimed.isBefore(received.minus(maxBehind));
    }
}
