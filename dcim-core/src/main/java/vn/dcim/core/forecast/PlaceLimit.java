package vn.dcim.core.forecast;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What a rack, or the floor of a room, may carry.
 *
 * @param mostKg of equipment
 * @param changedBy name of the account
 */
@MappedEntity("place_limit")
public record PlaceLimit(@Id long placeId, int mostKg, String changedBy) {}
