package vn.dcim.core.asset.carrier;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A record of how a carrier was wiped or destroyed; it never changes.
 *
 * @param tool program, device, or number of the certificate
 * @param done false where it failed
 * @param verification how it was made sure that nothing is left
 * @param document number of the minutes; empty where there are none
 * @param attachmentId a file of the asset that proves it; null for none
 */
@MappedEntity("carrier_wipe")
public record CarrierWipe(
        @Id @GeneratedValue @Nullable Long id,
        long carrierId,
        WipeMethod method,
        String tool,
        String performedBy,
        String witness,
        LocalDate performedOn,
        boolean done,
        String verification,
        String document,
        @Nullable Long attachmentId,
        Instant notedAt,
        String notedBy) {}
