-- Files of other programs that were brought and not taken over yet, with what their author chose.
CREATE TABLE exchange_draft (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    revision   INT          NOT NULL COMMENT 'one more with each file and choice',
    brought_at DATETIME(3)  NOT NULL,
    brought_by VARCHAR(100) NOT NULL COMMENT 'the only account that sees it',
    on_known   VARCHAR(10)  NOT NULL,
    KEY exchange_draft_by_author (brought_by, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE exchange_file (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    draft_id BIGINT       NOT NULL,
    name     VARCHAR(200) NOT NULL,
    content  LONGBLOB     NOT NULL,
    KEY exchange_file_by_draft (draft_id, id),
    CONSTRAINT exchange_file_of_draft FOREIGN KEY (draft_id) REFERENCES exchange_draft (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
