-- Files of assets, of the papers of their movements, and of minutes of disposal. They are withdrawn, never deleted.
CREATE TABLE attachment (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    asset_id      BIGINT        NULL REFERENCES asset (id),
    movement_id   BIGINT        NULL REFERENCES asset_movement (id),
    disposal_id   BIGINT        NULL REFERENCES disposal (id),
    kind          VARCHAR(20)   NOT NULL,
    title         VARCHAR(300)  NOT NULL,
    file_name     VARCHAR(200)  NOT NULL,
    file_type     VARCHAR(10)   NOT NULL,
    file_size     INT           NOT NULL COMMENT 'bytes',
    sha256        CHAR(64)      NOT NULL COMMENT 'of the content, which document_file holds',
    added_at      DATETIME(3)   NOT NULL,
    added_by      VARCHAR(100)  NOT NULL,
    withdrawn_at  DATETIME(3)   NULL COMMENT 'null while it counts',
    withdrawn_by  VARCHAR(100)  NOT NULL,
    withdrawn_for VARCHAR(1000) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TRIGGER attachment_is_kept BEFORE DELETE ON attachment FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was attached is withdrawn, never deleted';
