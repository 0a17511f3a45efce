CREATE TABLE unit (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name       VARCHAR(200) NOT NULL UNIQUE,
    short_name VARCHAR(50)  NOT NULL COMMENT 'empty for none'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
