package vn.dcim.core.work.calendar;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedEntity;

/** The name of an asset that an order is about. */
@Introspected
@MappedEntity
record AboutRow(long orderId, String name) {}
