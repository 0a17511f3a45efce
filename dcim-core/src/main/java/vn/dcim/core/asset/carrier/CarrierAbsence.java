package vn.dcim.core.asset.carrier;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Somebody's word that an asset holds no data.
 *
 * @param reason how that is known
 */
@MappedEntity("carrier_absence")
public record CarrierAbsence(@Id long assetId, Instant saidAt, String saidBy, String reason) {}
