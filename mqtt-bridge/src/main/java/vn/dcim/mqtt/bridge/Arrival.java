package vn.dcim.mqtt.bridge;

import java.time.Instant;

/**
 * A message as it came in.
 *
 * @param payload cut to what a rejected message keeps when it is too large
 * @param size of the whole payload, bytes
 * @param token that the publisher shows, a user property of the message; empty for none
 * @param redelivered whether the broker says that it sent it before
 * @param packetId 0 where nothing is to be acknowledged
 * @param from the connection it came over; an acknowledgement has a meaning on this one only
 */
record Arrival(
        String topic,
        byte[] payload,
        int size,
        boolean retained,
        String token,
        boolean redelivered,
        int packetId,
        Instant receivedAt,
        BrokerConnection from) {

    /** The token is nobody's to read. */
    @Override
    public String toString() {
        return topic + ", " + size + " bytes";
    }

    boolean isWhole() {
        return payload.length == size;
    }
}
