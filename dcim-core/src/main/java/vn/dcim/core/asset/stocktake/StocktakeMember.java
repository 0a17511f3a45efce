package vn.dcim.core.asset.stocktake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Somebody of the committee.
 *
 * @param post role in the committee; empty for none named
 */
@MappedEntity("stocktake_member")
public record StocktakeMember(@Id @GeneratedValue @Nullable Long id, long stocktakeId, String name, String post) {}
