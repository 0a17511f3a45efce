package vn.dcim.core.ingest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.telemetry.Reading;

/**
 * Finds the points whose last value is no longer good: at once when their device does not answer, and by their own rhythm when
 * nothing is heard of them any more.
 */
final class Staleness {

    /** Marks the rows of the journal that say what the pipeline itself found; no message has this fingerprint. */
    static final long OWN_FINGERPRINT = -1;

    private final SteadyTime time = new SteadyTime();
    private final Map<Long, DeviceRhythm> rhythms = new HashMap<>();

    /** Adds to a batch that says the device cannot be reached that its points are stale; others stay as they are. */
    Understood follow(Understood batch, KnownReadings known) {
        if (!batch.unreachable()) {
            return batch;
        }
        List<Reading> readings = new ArrayList<>(batch.readings());
        for (Reading reading : known.of(batch.points().measured())) {
            boolean inBatch = batch.readings().stream().anyMatch(own -> own.pointId() == reading.pointId());
            if (!inBatch && reading.quality().isUsable() && !reading.at().isAfter(batch.at())) {
                readings.add(stale(reading));
            }
        }
        return batch.withReadings(readings);
    }

    /** Returns, by device, the points that are overdue now. */
    List<Understood> overdue(Instant now, KnownReadings known) {
        List<Understood> found = new ArrayList<>();
        rhythms.forEach((deviceId, rhythm) -> {
            List<Long> overdue = rhythm.overdue(time.elapsedMs());
            if (overdue.isEmpty()) {
                return;
            }
            List<Reading> stale = known.of(overdue).stream()
                    .filter(reading -> reading.quality().isUsable())
                    .map(Staleness::stale)
                    .toList();
            if (!stale.isEmpty()) {
                found.add(new Understood(
                        Optional.empty(),
                        deviceId,
                        rhythm.ofDevice,
                        now.truncatedTo(ChronoUnit.MILLIS),
                        OWN_FINGERPRINT,
                        stale,
                        false,
                        false,
                        true,
                        Optional.empty()));
            }
        });
        return found;
    }

    void tick(Instant now) {
        time.tick(now);
    }

    /** Forgets the rhythm of devices that another process hears from now on. */
    void forgetUnless(LongPredicate ours) {
        rhythms.keySet().removeIf(device -> !ours.test(device));
    }

    /** Learns from readings that were stored and are the latest of their points. */
    void heard(Understood batch, Collection<Reading> current) {
        if (batch.live() && !batch.isOfChange() && !current.isEmpty()) {
            rhythms.computeIfAbsent(batch.deviceId(), _ -> new DeviceRhythm()).heard(batch, current, time.elapsedMs());
        }
    }

    private static Reading stale(Reading reading) {
        return new Reading(reading.pointId(), reading.at(), reading.value(), Quality.STALE);
    }

    /** The rhythm of a device as a whole and of each of its points. */
    private static final class DeviceRhythm {

        private final Rhythm whole = new Rhythm();
        private final Map<Long, Rhythm> points = new HashMap<>();

        private DevicePoints.OfDevice ofDevice;

        void heard(Understood batch, Collection<Reading> current, long now) {
            ofDevice = batch.points();
            boolean beat = false;
            for (Reading reading : current) {
                // why: a door publishes when it moves; that it stands still for long is no sign of a lost sensor
                boolean onChange = batch.isMessage()
                        && ofDevice.point(reading.pointId())
                                .map(Point::quantity)
                                .filter(Quantity.STATE::equals)
                                .isPresent();
                if (!onChange && ofDevice.isMeasured(reading.pointId())) {
                    points.computeIfAbsent(reading.pointId(), _ -> new Rhythm()).heard(now);
                    beat = true;
                }
            }
            if (beat) {
                whole.heard(now);
            } else {
                // why: somebody passing a door makes five messages in as many seconds; silence after that is no loss
                whole.heardBesides(now);
            }
        }

        List<Long> overdue(long now) {
            if (whole.isOverdue(now)) {
                return ofDevice.measured();
            }
            List<Long> overdue = new ArrayList<>(0);
            points.forEach((pointId, rhythm) -> {
                if (rhythm.isOverdue(now)) {
                    overdue.add(pointId);
                }
            });
            return overdue;
        }
    }
}
