-- What people recorded of accounts of other systems, by login name, so that it outlives the next list; the newest counts.
CREATE TABLE foreign_note (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    system_id    BIGINT       NOT NULL REFERENCES foreign_system (id),
    login        VARCHAR(200) NOT NULL COLLATE utf8mb4_bin,
    kind         VARCHAR(20)  NOT NULL COMMENT 'a grant, or whose the account is',
    approver     VARCHAR(200) NOT NULL,
    purpose      VARCHAR(200) NOT NULL,
    document     VARCHAR(200) NOT NULL,
    granted_on   DATE         NULL,
    person       VARCHAR(50)  NOT NULL COMMENT 'key of a person; empty for a grant',
    recorded_at  DATETIME(3)  NOT NULL,
    recorded_by  VARCHAR(100) NOT NULL,
    KEY foreign_note_by_system (system_id, login)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
