package vn.dcim.core.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.telemetry.History;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.telemetry.SampleBatch;

/**
 * A batch as the pipeline understands it, stage by stage.
 *
 * @param from what the collector handed over; empty where the pipeline itself noticed something
 * @param points of the device, as they were when the batch was understood
 * @param at under which instant it is stored
 * @param readings one of a point at most
 * @param live whether the device said it just now: not a retained message, and not silence
 * @param unreachable whether it says that the device cannot be reached
 * @param believed false when the device's own instant was too far off and the instant of receipt stands for it
 * @param refusal why nothing of it can be stored, or empty
 */
record Understood(
        Optional<WaitingBatch> from,
        long deviceId,
        DevicePoints.OfDevice points,
        Instant at,
        long fingerprint,
        List<Reading> readings,
        boolean live,
        boolean unreachable,
        boolean believed,
        Optional<DcimException> refusal) {

    Understood withReadings(List<Reading> others) {
        return new Understood(from, deviceId, points, at, fingerprint, others, live, unreachable, believed, refusal);
    }

    Understood at(Instant other, List<Reading> readingsThen) {
        return new Understood(
                from, deviceId, points, other, fingerprint, readingsThen, live, unreachable, false, refusal);
    }

    Understood refused(DcimException why) {
        return new Understood(
                from,
                deviceId,
                points,
                at,
                fingerprint,
                readings,
                live,
                unreachable,
                believed,
                Optional.of(refusal.orElse(why)));
    }

    boolean isMessage() {
        return from.isPresent() && from.get().isMessage();
    }

    /** Tells whether it only belongs into history: it is not what its points are now. */
    boolean isPast() {
        return isOf(SampleBatch.Bearing.PAST);
    }

    /** Tells whether it comes when something changes, so that silence after it means nothing. */
    boolean isOfChange() {
        return isOf(SampleBatch.Bearing.CHANGE);
    }

    private boolean isOf(SampleBatch.Bearing bearing) {
        return from.filter(waiting -> waiting.batch().bearing() == bearing).isPresent();
    }

    History.Entry entry() {
        return new History.Entry(deviceId, at, fingerprint, readings);
    }
}
