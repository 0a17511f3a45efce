package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** What a counter told when its asset was last kept up by a manual, or was first seen. @param value in the unit of the point */
@MappedEntity("maintenance_mark")
record MeterMark(
        @Id @GeneratedValue @Nullable Long id, long assetId, String manual, String point, double value, Instant at) {}
