package vn.dcim.core.forward;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * How it stands with the line to a receiver, as the database has it.
 *
 * @param holder the process that sends; null where none does
 * @param heldUntil afterwards that process is taken for dead
 * @param node its machine
 * @param connectedAt since when no line was lost; null while it is away
 * @param awaySince null while the line stands
 * @param told whether people were told that it is away
 * @param protocol as negotiated last
 * @param sent messages written so far, repeated ones included
 * @param fault the last one, a word of the bundles; empty for none so far
 */
record ReceiverState(
        @Nullable String holder,
        @Nullable Instant heldUntil,
        String node,
        @Nullable Instant connectedAt,
        @Nullable Instant awaySince,
        boolean told,
        String protocol,
        String cipher,
        long sent,
        @Nullable Instant failedAt,
        String fault,
        String detail) {

    static final ReceiverState NONE = new ReceiverState(null, null, "", null, null, false, "", "", 0, null, "", "");

    /** Tells whether the line stands; a process that was killed leaves its word that it does behind. */
    boolean isUp(Instant now) {
        return connectedAt != null && heldUntil != null && heldUntil.isAfter(now);
    }
}
