package vn.dcim.mqtt.sparkplug;

import java.time.Instant;

/**
 * A message under {@code spBv1.0/} as it came in.
 *
 * @param retained whether the broker kept it; no edge node may ask for that
 * @param fingerprint tells messages apart and marks a second delivery of the same one
 */
public record Heard(String topic, byte[] payload, boolean retained, Instant receivedAt, long fingerprint) {}
