package vn.dcim.web.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import vn.dcim.core.audit.AuditEntry;
import vn.dcim.web.language.Words;

/**
 * An entry of the audit log; all but {@code title} as it is hashed.
 *
 * @param id place in the chain, from 1 without gaps
 * @param at with milliseconds, as it is hashed
 * @param actor name of the account; {@code system} where the program acted by itself
 * @param address of the client
 * @param action dotted verb
 * @param title the action in words
 * @param was what stood before
 * @param became what stands now
 * @param requestId one over all that a request changed
 * @param previous hash of the entry before, hexadecimal
 * @param hash of this entry, hexadecimal
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditResource(
        long id,
        String at,
        String actor,
        String address,
        String action,
        String title,
        String subject,
        String was,
        String became,
        String reason,
        String requestId,
        String previous,
        String hash) {

    static AuditResource of(AuditEntry entry, Words words) {
        return new AuditResource(
                entry.id(),
                entry.hashedAt(),
                entry.actor(),
                entry.address(),
                entry.action(),
                AuditTexts.action(words, entry.action()),
                entry.subject(),
                entry.was(),
                entry.became(),
                entry.reason(),
                entry.requestId(),
                entry.previous(),
                entry.hash());
    }
}
