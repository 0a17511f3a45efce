CREATE TABLE stocktake (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name       VARCHAR(200) NOT NULL,
    place_id   BIGINT       NULL COMMENT 'what is counted, with all beneath; null for any place',
    unit_id    BIGINT       NULL COMMENT 'whose assets are counted; null for everybody''s',
    scope      VARCHAR(410) NOT NULL COMMENT 'name of place or unit as it was; empty for everything',
    document   VARCHAR(200) NOT NULL COMMENT 'number of the decision',
    signed_on  DATE         NULL COMMENT 'day of the decision',
    as_of      DATETIME(6)  NOT NULL COMMENT 'the instant at which the register was taken as expected',
    begun_by   VARCHAR(100) NOT NULL,
    closed_at  DATETIME(6)  NULL COMMENT 'null while it is under way',
    closed_by  VARCHAR(100) NOT NULL COMMENT 'empty while it is under way'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
