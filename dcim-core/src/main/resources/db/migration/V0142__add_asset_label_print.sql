CREATE TABLE asset_label_print (
    id        BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    asset_id  BIGINT        NOT NULL REFERENCES asset (id),
    at        DATETIME(3)   NOT NULL,
    actor     VARCHAR(100)  NOT NULL,
    tag       VARCHAR(50)   NOT NULL COMMENT 'number on the label',
    template  VARCHAR(30)   NOT NULL COMMENT 'sheet or tape, such as avery-l7160',
    reason    VARCHAR(1000) NOT NULL COMMENT 'why it was printed again; empty for the first time',
    KEY asset_label_print_by_asset (asset_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
