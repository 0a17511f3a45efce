package vn.dcim.core.work;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One thing that happened to an order; never changed.
 *
 * @param state after it
 * @param text the reason, or what changed
 */
@MappedEntity("work_change")
public record WorkChange(
        @Id @GeneratedValue @Nullable Long id,
        long orderId,
        Instant at,
        String actor,
        WorkAction action,
        WorkState state,
        String text) {}
