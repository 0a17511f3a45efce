CREATE TABLE line_exclusion (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    line_id       BIGINT        NOT NULL,
    from_at       DATETIME(3)   NOT NULL,
    until_at      DATETIME(3)   NOT NULL COMMENT 'the first instant that counts again',
    reason        VARCHAR(1000) NOT NULL,
    document      VARCHAR(200)  NOT NULL COMMENT 'by which the provider announced it',
    added_at      DATETIME(3)   NOT NULL,
    added_by      VARCHAR(100)  NOT NULL,
    withdrawn_at  DATETIME(3)   NULL,
    withdrawn_by  VARCHAR(100)  NOT NULL,
    withdrawn_for VARCHAR(1000) NOT NULL,
    KEY line_exclusion_by_line (line_id, from_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
