CREATE TABLE floor_thing (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    room_id     BIGINT       NOT NULL COMMENT 'the place whose plan it stands on',
    node        VARCHAR(40)  NOT NULL COMMENT 'what it is: place:3, device:12; empty for what has a name alone',
    kind        VARCHAR(20)  NOT NULL,
    name        VARCHAR(100) NOT NULL COMMENT 'as it was when it was placed',
    x_mm        INT          NOT NULL COMMENT 'left edge, from the left wall',
    y_mm        INT          NOT NULL COMMENT 'upper edge, from the upper wall',
    width_mm    INT          NOT NULL COMMENT 'along its front',
    depth_mm    INT          NOT NULL COMMENT 'from front to rear',
    turn        INT          NOT NULL COMMENT 'clockwise, in degrees: 0 is front down, 90 left, 180 up, 270 right',
    rated_watts INT          NULL COMMENT 'heat that a cooling unit takes away',
    changed_by  VARCHAR(100) NOT NULL,
    KEY floor_thing_by_room (room_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;
