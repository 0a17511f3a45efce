CREATE TABLE asset_load (
    asset_id        BIGINT       NOT NULL PRIMARY KEY,
    inputs          INT          NOT NULL COMMENT 'how many power supplies it has',
    needed          INT          NOT NULL COMMENT 'how many of them must be fed for it to run',
    budget_watts    INT          NULL COMMENT 'what is set aside for it',
    nameplate_watts INT          NULL COMMENT 'what stands on its plate',
    weight_kg       INT          NULL,
    changed_by      VARCHAR(100) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;
