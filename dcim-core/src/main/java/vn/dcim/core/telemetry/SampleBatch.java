package vn.dcim.core.telemetry;

import java.time.Instant;
import java.util.List;

/**
 * What one device said at one instant: one poll cycle, or one message. The unit of durability, and of recognising a duplicate.
 *
 * @param at when the device measured, or when the answer came where it does not say; UTC, milliseconds
 * @param fingerprint tells two batches of one device and instant apart and marks a second delivery of the same one;
 *     0 for a poll cycle, a hash of topic and payload for a message
 * @param kept whether whoever sent it keeps it until it is acknowledged, and sends it again, as a broker does
 * @param samples empty exactly when the device did not answer
 * @param answered false when the device did not answer: its points go stale
 */
public record SampleBatch(
        long deviceId, Instant at, long fingerprint, boolean kept, List<Sample> samples, boolean answered) {

    public SampleBatch {
        samples = List.copyOf(samples);
    }

    public static SampleBatch cycle(long deviceId, Instant at, List<Sample> samples) {
        return new SampleBatch(deviceId, at, 0, false, samples, true);
    }

    /** A message that its broker keeps until it is acknowledged. */
    public static SampleBatch message(long deviceId, Instant at, long fingerprint, List<Sample> samples) {
        return new SampleBatch(deviceId, at, fingerprint, true, samples, true);
    }

    /** What a device told once, such as a trap: nobody keeps it. */
    public static SampleBatch event(long deviceId, Instant at, long fingerprint, List<Sample> samples) {
        return new SampleBatch(deviceId, at, fingerprint, false, samples, true);
    }

    /** The device did not answer by {@code at}. */
    public static SampleBatch silence(long deviceId, Instant at) {
        return new SampleBatch(deviceId, at, 0, false, List.of(), false);
    }
}
