-- Lists of assets that were brought and not taken over yet, with what their author chose and corrected.
CREATE TABLE asset_draft (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    revision   INT          NOT NULL COMMENT 'one more with each choice and correction',
    brought_at DATETIME(3)  NOT NULL,
    brought_by VARCHAR(100) NOT NULL COMMENT 'the only account that sees it',
    file_name  VARCHAR(200) NOT NULL,
    sha256     CHAR(64)     NOT NULL,
    content    LONGBLOB     NOT NULL,
    sheet      INT          NOT NULL COMMENT 'from 0',
    head_row   INT          NOT NULL COMMENT 'number of the row with the headings',
    mapping    TEXT         NOT NULL COMMENT 'a line column=field for each column that is taken, columns from 0',
    same       TEXT         NOT NULL COMMENT 'a line field=value for what rows without one get',
    on_known   VARCHAR(10)  NOT NULL,
    clears     BOOLEAN      NOT NULL COMMENT 'whether empty cells empty what is known',
    KEY asset_draft_by_author (brought_by, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE asset_draft_cell (
    id         BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    draft_id   BIGINT        NOT NULL,
    at_row INT           NOT NULL,
    field      VARCHAR(20)   NOT NULL COMMENT 'empty: the row is left out',
    value      VARCHAR(4000) NOT NULL,
    UNIQUE KEY asset_draft_cell_by_place (draft_id, at_row, field),
    CONSTRAINT asset_draft_cell_of_draft FOREIGN KEY (draft_id) REFERENCES asset_draft (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
