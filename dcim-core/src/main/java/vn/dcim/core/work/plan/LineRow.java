package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;
import vn.dcim.core.work.WorkState;

/** An asset of a line, with what became of its order. @param state null without an order */
@Introspected
@MappedEntity
record LineRow(
        long lineId,
        long assetId,
        boolean overall,
        @Nullable WorkState state) {}
