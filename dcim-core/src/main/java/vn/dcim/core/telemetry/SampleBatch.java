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
 * @param bearing what it says of the present
 */
public record SampleBatch(
        long deviceId,
        Instant at,
        long fingerprint,
        boolean kept,
        List<Sample> samples,
        boolean answered,
        Bearing bearing) {

    /** What a batch says of the present. The ordinals are what the spool stores. */
    public enum Bearing {
        /** It comes in a rhythm, and that it does not come says something. */
        RHYTHM,
        /** It comes when something has changed; whoever sends it tells by itself when it is gone. */
        CHANGE,
        /** It was measured while nobody could hear it: it belongs into history, and is never the latest. */
        PAST
    }

    public SampleBatch {
        samples = List.copyOf(samples);
    }

    public static SampleBatch cycle(long deviceId, Instant at, List<Sample> samples) {
        return new SampleBatch(deviceId, at, 0, false, samples, true, Bearing.RHYTHM);
    }

    /** A message that its broker keeps until it is acknowledged. */
    public static SampleBatch message(long deviceId, Instant at, long fingerprint, List<Sample> samples) {
        return new SampleBatch(deviceId, at, fingerprint, true, samples, true, Bearing.RHYTHM);
    }

    /** What a device told once, such as a trap: nobody keeps it. */
    public static SampleBatch event(long deviceId, Instant at, long fingerprint, List<Sample> samples) {
        return new SampleBatch(deviceId, at, fingerprint, false, samples, true, Bearing.RHYTHM);
    }

    /** What a device tells when it has changed, and nobody keeps. */
    public static SampleBatch change(long deviceId, Instant at, long fingerprint, List<Sample> samples) {
        return new SampleBatch(deviceId, at, fingerprint, false, samples, true, Bearing.CHANGE);
    }

    /** What a device tells afterwards of a time in which it was not heard, and nobody keeps. */
    public static SampleBatch past(long deviceId, Instant at, long fingerprint, List<Sample> samples) {
        return new SampleBatch(deviceId, at, fingerprint, false, samples, true, Bearing.PAST);
    }

    /** The device did not answer by {@code at}. */
    public static SampleBatch silence(long deviceId, Instant at) {
        return new SampleBatch(deviceId, at, 0, false, List.of(), false, Bearing.RHYTHM);
    }
}
