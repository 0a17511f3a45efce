package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** An asset that is left out of the maintenance of the whole centre on purpose. */
@MappedEntity("maintenance_exclusion")
public record PlanExclusion(
        @Id @GeneratedValue @Nullable Long id,
        long planId,
        long assetId,
        String reason,
        Instant excludedAt,
        String excludedBy) {}
