package vn.dcim.core.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * How a row stands on the one before it: its hash is SHA-256 over the hash of that one (32 bytes) and its own columns, each as
 * a netstring ({@code <bytes>:<UTF-8>,}), so that no two rows are written the same way. docs/security.md tells it to others.
 */
final class AuditChain {

    /** What the first row stands on. */
    static final String NOTHING = "0".repeat(64);

    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final HexFormat HEX = HexFormat.of();

    private AuditChain() {}

    /** Returns the hash that an entry should bear, hexadecimal. */
    static String hash(AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(HEX.parseHex(entry.previous()));
        Stream.of(
                        Long.toString(entry.id()),
                        instant(entry.at()),
                        entry.actor(),
                        entry.address(),
                        entry.action(),
                        entry.subject(),
                        entry.was(),
                        entry.became(),
                        entry.reason(),
                        entry.requestId())
                .forEach(text -> add(digest, text));
        return HEX.formatHex(digest.digest());
    }

    /** Returns an instant as it is hashed and exported, such as {@code 2026-11-21T05:00:00.000Z}. */
    static String instant(Instant at) {
        return INSTANT.format(at);
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) ',');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }
}
