CREATE TABLE told_system (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name       VARCHAR(200) NOT NULL,
    owner      VARCHAR(200) NOT NULL COMMENT 'who is told when somebody leaves',
    shared     BOOLEAN      NOT NULL COMMENT 'shared with other bodies: five working days; otherwise at once',
    added_at   DATETIME(3)  NOT NULL,
    added_by   VARCHAR(100) NOT NULL,
    removed_at DATETIME(3)  NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
