CREATE TABLE account_review (
    id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    opened_at DATETIME(3)  NOT NULL,
    opened_by VARCHAR(100) NOT NULL,
    signed_at DATETIME(3)  NULL,
    signed_by VARCHAR(100) NULL,
    hash      CHAR(64)     NULL COMMENT 'SHA-256 over the result, hexadecimal'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
