package vn.dcim.core.audit;

import java.time.Instant;

/**
 * One thing that a person or the program did. Never altered, never deleted.
 *
 * @param id place in the chain, from 1 without gaps
 * @param at UTC, milliseconds
 * @param actor name of the account; {@code system} where the program acted by itself
 * @param address of the client; empty where the program acted by itself
 * @param action dotted verb, such as {@code device.add}; its words are in the bundles under {@code audit.action.<action>}
 * @param subject what was changed, such as {@code device:12 UPS-A}
 * @param was what stood before, empty where nothing did
 * @param became what stands now, empty where nothing does
 * @param reason as the person gave it; empty where none was asked
 * @param requestId one over all that a request changed; empty where the program acted by itself
 * @param previous the hash of the row before, hexadecimal; zeros in the first
 * @param hash of this row, hexadecimal: docs/security.md
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String address,
        String action,
        String subject,
        String was,
        String became,
        String reason,
        String requestId,
        String previous,
        String hash) {

    /** Returns the instant as it is hashed, such as {@code 2026-11-21T05:00:00.000Z}. */
    public String hashedAt() {
        return AuditChain.instant(at);
    }
}
