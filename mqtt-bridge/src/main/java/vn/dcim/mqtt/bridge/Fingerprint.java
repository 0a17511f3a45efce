package vn.dcim.mqtt.bridge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** 64 bits that tell messages apart: the first of SHA-256. */
final class Fingerprint {

    private Fingerprint() {}

    static long of(String topic, byte[] payload) {
        return of(topic, payload, 0);
    }

    /** @param number tells apart two messages that are the same in all they say */
    static long of(String topic, byte[] payload, long number) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] name = topic.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(12).putInt(name.length).putLong(number).array());
            digest.update(name);
            long hash = ByteBuffer.wrap(digest.digest(payload)).getLong();
            // why: 0 and -1 mark what is no message
            return hash == 0 || hash == -1 ? 1 : hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
