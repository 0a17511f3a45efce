package vn.dcim.core.forward;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Map;

/**
 * A receiver as people see it.
 *
 * @param up whether the line stands now
 * @param since when it stands, or is away; null where nobody knows
 * @param node the machine that sends; empty where none does
 * @param protocol as negotiated last, such as {@code TLSv1.3}
 * @param waiting rows that were not written to a line yet, by kind
 * @param oldest when the oldest of them was written down; null where nothing waits
 * @param sent messages so far, repeated ones included
 * @param failedAt of the last fault; null for none so far
 * @param fault a word of the bundles under {@code forward.fault}
 * @param detail what was said
 */
public record ReceiverStatus(
        String name,
        String address,
        boolean up,
        @Nullable Instant since,
        String node,
        String protocol,
        String cipher,
        Map<ForwardKind, Long> waiting,
        @Nullable Instant oldest,
        long sent,
        @Nullable Instant failedAt,
        String fault,
        String detail) {

    /** Returns how many rows wait. */
    public long rows() {
        return waiting.values().stream().mapToLong(Long::longValue).sum();
    }
}
