package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A change of status, with what it stands on.
 *
 * @param at when it was noted
 * @param document number of the paper; empty where none is needed
 * @param signedOn day of the paper; null where none is needed
 * @param unitId who has the asset since then; null for nobody named
 * @param person empty for nobody named
 */
@MappedEntity("asset_movement")
public record AssetMovement(
        @Id @GeneratedValue @Nullable Long id,
        long assetId,
        Instant at,
        String actor,
        AssetStatus was,
        AssetStatus became,
        Paper paper,
        String document,
        @Nullable LocalDate signedOn,
        @Nullable Long unitId,
        String person,
        String reason) {}
