CREATE TABLE notice_link (
    hash       CHAR(64)     NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the token, hexadecimal',
    alarm_id   BIGINT       NOT NULL,
    account    VARCHAR(100) NOT NULL,
    expires_at DATETIME(3)  NOT NULL,
    used_at    DATETIME(3)  NULL,
    KEY notice_link_by_end (expires_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
