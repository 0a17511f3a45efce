package vn.dcim.core.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One change by a person. Never altered, never deleted.
 *
 * @param actor name of the account; {@code system} where the program acted by itself
 * @param action dotted verb, such as {@code device.add}; its words are in the bundles under {@code audit.<action>}
 * @param subject what was changed, such as {@code device:12 UPS-A}
 * @param was what stood before, empty where nothing did
 * @param became what stands now, empty where nothing does
 * @param reason as the person gave it; empty where none was asked
 */
@MappedEntity("audit_entry")
public record AuditEntry(
        @Id @GeneratedValue @Nullable Long id,
        Instant at,
        String actor,
        String action,
        String subject,
        String was,
        String became,
        String reason) {}
