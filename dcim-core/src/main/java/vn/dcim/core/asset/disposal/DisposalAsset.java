package vn.dcim.core.asset.disposal;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** An asset on minutes of disposal. */
@MappedEntity("disposal_asset")
record DisposalAsset(@Id @GeneratedValue @Nullable Long id, long disposalId, long assetId) {}
