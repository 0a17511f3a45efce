CREATE TABLE installation (
    id               BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    revision         INT           NOT NULL COMMENT 'one more with each change',
    title_id         BIGINT        NOT NULL,
    asset_id         BIGINT        NULL COMMENT 'the machine; null where a person uses it',
    person           VARCHAR(200)  NOT NULL COMMENT 'who uses it; empty where it is on a machine',
    version          VARCHAR(100)  NOT NULL,
    cores            INT           NULL COMMENT 'of the machine that it may use; null where nobody said',
    since            DATE          NULL,
    consent_by       VARCHAR(200)  NOT NULL COMMENT 'who agreed; empty where nobody did',
    consent_document VARCHAR(200)  NOT NULL,
    changed_by       VARCHAR(100)  NOT NULL,
    changed_for      VARCHAR(1000) NOT NULL,
    KEY installation_by_title (title_id, asset_id),
    KEY installation_by_asset (asset_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;
