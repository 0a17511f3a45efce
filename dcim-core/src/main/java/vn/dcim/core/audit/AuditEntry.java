package vn.dcim.core.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that a person or the program did. Never altered; after its term it goes into an archive.
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

    /** Returns all that is hashed by its names, in that order, and the two hashes, as exports and archives write them. */
    public Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("id", Long.toString(id));
        columns.put("at", hashedAt());
        columns.put("actor", actor);
        columns.put("address", address);
        columns.put("action", action);
        columns.put("subject", subject);
        columns.put("was", was);
        columns.put("became", became);
        columns.put("reason", reason);
        columns.put("requestId", requestId);
        columns.put("previous", previous);
        columns.put("hash", hash);
        return columns;
    }

    /** Reads what {@link #columns} wrote. @throws RuntimeException when a column is missing or cannot be read */
    static AuditEntry of(Map<String, String> columns) {
        return new AuditEntry(
                Long.parseLong(column(columns, "id")),
                Instant.parse(column(columns, "at")),
                column(columns, "actor"),
                column(columns, "address"),
                column(columns, "action"),
                column(columns, "subject"),
                column(columns, "was"),
                column(columns, "became"),
                column(columns, "reason"),
                column(columns, "requestId"),
                column(columns, "previous"),
                column(columns, "hash"));
    }

    private static String column(Map<String, String> columns, String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }
}
