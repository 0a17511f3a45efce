package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** When an asset was last kept up by a manual. @param manual its code */
@Introspected
@MappedEntity
record LastDone(long assetId, String manual, Instant doneAt) {}
