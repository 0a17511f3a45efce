CREATE TABLE floor_plan (
    place_id   BIGINT       NOT NULL PRIMARY KEY COMMENT 'the room',
    revision   INT          NOT NULL COMMENT 'one more with each change of the plan or of anything on it',
    width_mm   INT          NOT NULL COMMENT 'from left to right as drawn',
    depth_mm   INT          NOT NULL COMMENT 'from top to bottom as drawn',
    tile_mm    INT          NOT NULL COMMENT 'side of a floor tile',
    changed_by VARCHAR(100) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;
