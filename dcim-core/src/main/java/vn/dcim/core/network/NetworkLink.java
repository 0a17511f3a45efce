package vn.dcim.core.network;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What is noted of a connection beside its ends; the port at which it leaves is the outlet of its edge.
 *
 * @param ratedMbps what it may carry each way; null where nobody said
 * @param budgetMbps what is set aside on it; null where nobody said
 * @param farPort interface at which it arrives; empty where nobody said
 * @param changedBy name of the account
 */
@MappedEntity("network_link")
public record NetworkLink(
        @Id long feedId,
        @Nullable Integer ratedMbps,
        @Nullable Integer budgetMbps,
        String farPort,
        String changedBy) {}
