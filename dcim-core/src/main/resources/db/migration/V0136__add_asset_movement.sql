CREATE TABLE asset_movement (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    asset_id    BIGINT        NOT NULL REFERENCES asset (id),
    at          DATETIME(6)   NOT NULL,
    actor       VARCHAR(100)  NOT NULL,
    was         VARCHAR(20)   NOT NULL COMMENT 'status before',
    became      VARCHAR(20)   NOT NULL COMMENT 'status since then',
    paper       VARCHAR(20)   NOT NULL COMMENT 'kind of the paper that it stands on; NONE where it needs none',
    document    VARCHAR(200)  NOT NULL COMMENT 'number of the paper',
    signed_on   DATE          NULL COMMENT 'day of the paper',
    unit_id     BIGINT        NULL COMMENT 'who has it since then',
    person      VARCHAR(200)  NOT NULL,
    reason      VARCHAR(1000) NOT NULL,
    KEY asset_movement_by_asset (asset_id, at),
    KEY asset_movement_by_time (at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
