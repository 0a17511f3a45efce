-- What was taken from devices into the register, each as one change that can be undone.
CREATE TABLE drift_change (
    id         BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at         DATETIME(6)   NOT NULL COMMENT 'instant of the versions that it made',
    actor      VARCHAR(100)  NOT NULL,
    reason     VARCHAR(1000) NOT NULL,
    assets     INT           NOT NULL,
    undone_at  DATETIME(6)   NULL COMMENT 'null where nothing of it was undone, like undone_by',
    undone_by  VARCHAR(100)  NULL,
    undone_for VARCHAR(1000) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE drift_change_line (
    id        BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    change_id BIGINT        NOT NULL REFERENCES drift_change (id),
    asset_id  BIGINT        NOT NULL COMMENT 'no key: what was added may be taken out again',
    name      VARCHAR(100)  NOT NULL,
    told      VARCHAR(1000) NOT NULL COMMENT 'kinds of differences that it settled',
    added     BOOLEAN       NOT NULL,
    revision  INT           NOT NULL COMMENT 'that the asset got by it',
    undone    BOOLEAN       NOT NULL,
    KEY drift_change_line_of_change (change_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
