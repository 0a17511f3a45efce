CREATE TABLE place_limit (
    place_id   BIGINT       NOT NULL PRIMARY KEY COMMENT 'the rack or the room',
    most_kg    INT          NOT NULL COMMENT 'what the rack, or the floor of the room, may carry of equipment',
    changed_by VARCHAR(100) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;
