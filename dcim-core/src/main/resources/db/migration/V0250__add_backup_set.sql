-- What is to be backed up: a data set of one of the four kinds, with the six attributes of its rule.
CREATE TABLE backup_set (
    id         BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    revision   INT           NOT NULL COMMENT 'one more with each change',
    name       VARCHAR(200)  NOT NULL,
    kind       VARCHAR(20)   NOT NULL,
    importance VARCHAR(10)   NOT NULL,
    label      VARCHAR(100)  NOT NULL COMMENT 'that its copies bear',
    asset_id   BIGINT        NULL COMMENT 'on which the original lies; null where nobody said' REFERENCES asset (id),
    title_id   BIGINT        NULL COMMENT 'the software whose data it is; null for none' REFERENCES software_title (id),
    owner      VARCHAR(200)  NOT NULL COMMENT 'the agency whose data it is; empty for the centre',
    frequency  VARCHAR(500)  NOT NULL COMMENT 'from here on the six attributes, in words; empty where nobody said',
    medium     VARCHAR(500)  NOT NULL,
    retention  VARCHAR(500)  NOT NULL,
    place      VARCHAR(500)  NOT NULL,
    storing    VARCHAR(500)  NOT NULL,
    reading    VARCHAR(500)  NOT NULL,
    active     BOOLEAN       NOT NULL,
    UNIQUE KEY backup_set_by_name (name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
