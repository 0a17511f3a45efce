package vn.dcim.snmp.transport;

import java.time.Duration;

/**
 * How agents are asked.
 *
 * @param firstTimeout how long to wait before an agent's round-trip time is known
 * @param minTimeout what the learned time never falls below
 * @param maxTimeout what the learned time never rises above
 * @param retries after the first attempt
 * @param maxVarbinds the most variables in one request
 * @param retestSize after how long a larger request is tried again
 * @param weakAlgorithms whether MD5 and DES may be used
 */
public record TransportSettings(
        Duration firstTimeout,
        Duration minTimeout,
        Duration maxTimeout,
        int retries,
        int maxVarbinds,
        Duration retestSize,
        boolean weakAlgorithms) {

    public static final TransportSettings DEFAULT = new TransportSettings(
            Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(3), 2, 64, Duration.ofHours(1), false);

    public TransportSettings allowingWeakAlgorithms(boolean allowed) {
        return new TransportSettings(firstTimeout, minTimeout, maxTimeout, retries, maxVarbinds, retestSize, allowed);
    }
}
