package vn.dcim.core.ingest;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.LastKnown;
import vn.dcim.core.telemetry.Reading;

/** Decides when what is known of a device is written down for the next start: with its first batch, then at intervals. */
@Singleton
class Checkpoints {

    private final LastKnown lastKnown;
    private final DevicePoints devices;
    private final Duration interval;
    private final Map<Long, Written> written = new HashMap<>();

    Checkpoints(LastKnown lastKnown, DevicePoints devices, IngestConfig config) {
        this.lastKnown = lastKnown;
        this.devices = devices;
        this.interval = config.checkpoint();
    }

    /** Returns what was known when the program ended, however that happened: all of it stale, but for what happened last. */
    List<Reading> read() throws SQLException {
        return toTake(lastKnown.read());
    }

    /** Returns what is known of some devices, by whichever process. */
    List<Reading> read(Set<Long> ofDevices) throws SQLException {
        return toTake(lastKnown.read(ofDevices));
    }

    private List<Reading> toTake(List<Reading> known) {
        Set<Long> events = devices.events();
        return known.stream()
                .map(reading -> events.contains(reading.pointId()) && reading.quality() == Quality.STALE
                        ? new Reading(reading.pointId(), reading.at(), reading.value(), Quality.GOOD)
                        : reading)
                .toList();
    }

    /** Writes down the devices of a group that are due and returns them. */
    Map<Long, Written> write(Connection connection, Collection<Understood> batches, KnownReadings known, Instant now)
            throws SQLException {
        Map<Long, Written> due = new HashMap<>();
        batches.stream()
                .filter(batch -> batch.refusal().isEmpty() && isDue(batch.deviceId(), now))
                .forEach(batch -> due.put(batch.deviceId(), new Written(now, batch.points())));
        write(connection, due, known);
        return due;
    }

    /** Writes down every device that was heard of; at the end of the program. */
    void writeAll(Connection connection, KnownReadings known) throws SQLException {
        write(connection, written, known);
    }

    /** Forgets devices that another process writes down from now on. */
    void forgetUnless(LongPredicate ours) {
        written.keySet().removeIf(device -> !ours.test(device));
    }

    void committed(Map<Long, Written> devices) {
        written.putAll(devices);
    }

    private void write(Connection connection, Map<Long, Written> devices, KnownReadings known) throws SQLException {
        Map<Long, List<Reading>> readings = new HashMap<>();
        devices.forEach(
                (id, device) -> readings.put(id, known.of(device.points().all())));
        lastKnown.write(connection, readings);
    }

    private boolean isDue(long deviceId, Instant now) {
        Written before = written.get(deviceId);
        // why: also when the clock was set back
        return before == null || Duration.between(before.at(), now).abs().compareTo(interval) >= 0;
    }

    /** When a device was written down, and which points it had. */
    record Written(Instant at, DevicePoints.OfDevice points) {}
}
