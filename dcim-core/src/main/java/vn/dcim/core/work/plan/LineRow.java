package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedEntity;

/** An asset of a line. */
@Introspected
@MappedEntity
record LineRow(long lineId, long assetId) {}
