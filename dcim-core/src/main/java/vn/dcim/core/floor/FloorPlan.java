package vn.dcim.core.floor;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A room drawn to scale.
 *
 * @param placeId the room
 * @param revision one more with each change of the plan or of anything on it
 * @param widthMm from left to right as drawn
 * @param depthMm from top to bottom as drawn
 * @param tileMm side of a floor tile
 * @param changedBy name of the account
 */
@MappedEntity("floor_plan")
public record FloorPlan(@Id long placeId, int revision, int widthMm, int depthMm, int tileMm, String changedBy) {}
