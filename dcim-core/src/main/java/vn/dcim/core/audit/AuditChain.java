package vn.dcim.core.audit;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
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

    private AuditChain() {}

    /** Returns the hash that an entry should bear, hexadecimal. */
    static String hash(AuditEntry entry) {
        return HashedTexts.after(
                entry.previous(),
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
                        entry.requestId()));
    }

    /** Returns an instant as it is hashed and exported, such as {@code 2026-11-21T05:00:00.000Z}. */
    static String instant(Instant at) {
        return INSTANT.format(at);
    }
}
