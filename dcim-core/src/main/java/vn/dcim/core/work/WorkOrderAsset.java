package vn.dcim.core.work;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** An asset that an order is about. */
@MappedEntity("work_order_asset")
record WorkOrderAsset(@Id @GeneratedValue @Nullable Long id, long orderId, long assetId) {}
