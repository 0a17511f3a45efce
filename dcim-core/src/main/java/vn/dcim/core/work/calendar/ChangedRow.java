package vn.dcim.core.work.calendar;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** When something last happened to an order. */
@Introspected
@MappedEntity
record ChangedRow(long orderId, Instant changedAt) {}
