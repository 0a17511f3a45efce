CREATE TABLE account (
    id                   BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name                 VARCHAR(100) NOT NULL UNIQUE,
    role                 VARCHAR(30)  NOT NULL,
    password_hash        VARCHAR(200) NOT NULL COMMENT 'Argon2id, PHC string',
    must_change_password BOOLEAN      NOT NULL,
    created_at           DATETIME(3)  NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
