CREATE TABLE place (
    id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name      VARCHAR(100) NOT NULL UNIQUE,
    kind      VARCHAR(20)  NOT NULL,
    parent_id BIGINT       NULL REFERENCES place (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
