package vn.dcim.snmp.transport;

import java.time.Duration;

/**
 * How long to wait for an agent, learned from its answers.
 *
 * <p>Source: RFC 6298, sections 2 and 5.5, with α = 1/8, β = 1/4, K = 4; every attempt bears a request id of its own, so that
 * each answer is a sound sample.
 */
final class RoundTrip {

    private final long floorNanos;
    private final long ceilingNanos;
    private long timeoutNanos;
    private long smoothedNanos = -1;
    private long variationNanos;

    RoundTrip(Duration first, Duration floor, Duration ceiling) {
        timeoutNanos = first.toNanos();
        floorNanos = floor.toNanos();
        ceilingNanos = ceiling.toNanos();
    }

    synchronized void sample(long nanos) {
        if (smoothedNanos < 0) {
            smoothedNanos = nanos;
            variationNanos = nanos / 2;
        } else {
            variationNanos += (Math.abs(smoothedNanos - nanos) - variationNanos) / 4;
            smoothedNanos += (nanos - smoothedNanos) / 8;
        }
        timeoutNanos = Math.clamp(smoothedNanos + 4 * variationNanos, floorNanos, ceilingNanos);
    }

    /** Returns how long to wait for the answer to an attempt, 0 being the first; each waits twice as long as the one before. */
    synchronized long timeoutNanos(int attempt) {
        return Math.min(timeoutNanos << attempt, Math.max(ceilingNanos, timeoutNanos));
    }

    /** Returns the smoothed round-trip time; zero before the first answer. */
    synchronized Duration smoothed() {
        return Duration.ofNanos(Math.max(0, smoothedNanos));
    }
}
