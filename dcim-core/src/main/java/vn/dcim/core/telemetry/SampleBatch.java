package vn.dcim.core.telemetry;

import java.time.Instant;
import java.util.List;

/**
 * What one device said at one instant: one poll cycle, or one message. The unit of durability, and of recognising a duplicate.
 *
 * @param at when the device measured, or when the answer came where it does not say; UTC, milliseconds
 * @param fingerprint tells two batches of one device and instant apart and marks a second delivery of the same one;
 *     0 for a poll cycle, a hash of topic and payload for a message
 * @param samples empty exactly when the device did not answer
 * @param answered false when the device did not answer: its points go stale
 */
public record SampleBatch(long deviceId, Instant at, long fingerprint, List<Sample> samples, boolean answered) {

    public SampleBatch {
        samples = List.copyOf(samples);
    }

    public static SampleBatch cycle(long deviceId, Instant at, List<Sample> samples) {
        return new SampleBatch(deviceId, at, 0, samples, true);
    }

    public static SampleBatch message(long deviceId, Instant at, long fingerprint, List<Sample> samples) {
        return new SampleBatch(deviceId, at, fingerprint, samples, true);
    }

    /** The device did not answer by {@code at}. */
    public static SampleBatch silence(long deviceId, Instant at) {
        return new SampleBatch(deviceId, at, 0, List.of(), false);
    }
}
