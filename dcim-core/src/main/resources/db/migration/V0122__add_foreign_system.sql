-- Systems beside this program whose accounts the texts ask about too.
CREATE TABLE foreign_system (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name       VARCHAR(200) NOT NULL,
    kind       VARCHAR(30)  NOT NULL,
    owner      VARCHAR(200) NOT NULL COMMENT 'who answers for it',
    population VARCHAR(30)  NOT NULL COMMENT 'of accounts that are no administrators',
    due_days   INT          NOT NULL COMMENT 'a list that is older proves nothing',
    mapping    TEXT         NOT NULL COMMENT 'how the last list was read: header = field, a line for each',
    added_at   DATETIME(3)  NOT NULL,
    added_by   VARCHAR(100) NOT NULL,
    removed_at DATETIME(3)  NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
