package vn.dcim.mqtt.bridge;

/**
 * What the bridge has done since it started.
 *
 * @param connected whether the line to the broker stands now
 * @param connections how often it was made
 * @param received messages taken in, second deliveries included
 * @param stored messages that led to new readings
 * @param duplicates messages whose readings were stored before
 * @param rejected messages that nobody could use
 * @param lastFailure why the line was lost last, in English; empty when it never was
 */
public record BridgeStatistics(
        boolean connected,
        long connections,
        long received,
        long stored,
        long duplicates,
        long rejected,
        String lastFailure) {}
