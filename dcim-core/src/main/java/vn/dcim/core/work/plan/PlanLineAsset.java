package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** An asset of a line. */
@MappedEntity("maintenance_line_asset")
record PlanLineAsset(@Id @GeneratedValue @Nullable Long id, long lineId, long assetId) {}
