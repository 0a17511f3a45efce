CREATE TABLE api_token (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id   BIGINT       NOT NULL REFERENCES account (id),
    name         VARCHAR(100) NOT NULL,
    hash         CHAR(64)     NOT NULL UNIQUE COMMENT 'SHA-256 of the token, hexadecimal',
    created_at   DATETIME(3)  NOT NULL,
    last_used_at DATETIME(3)  NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
