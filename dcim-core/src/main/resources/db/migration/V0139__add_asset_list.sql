-- Lists of assets that were taken over, each with what it changed, so that it can be undone.
CREATE TABLE asset_list (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    draft_id    BIGINT        NOT NULL COMMENT 'that it was taken from; not there any more',
    taken_at    DATETIME(6)   NOT NULL COMMENT 'instant of the versions that it made',
    taken_by    VARCHAR(100)  NOT NULL,
    file_name   VARCHAR(200)  NOT NULL,
    sha256      CHAR(64)      NOT NULL,
    on_known    VARCHAR(10)   NOT NULL,
    added       INT           NOT NULL,
    changed     INT           NOT NULL,
    same        INT           NOT NULL,
    skipped     INT           NOT NULL,
    left_out    INT           NOT NULL COMMENT 'faulty rows, and such as their author left out',
    undone_at   DATETIME(6)   NULL COMMENT 'null where nothing of it was undone, like undone_by',
    undone_by   VARCHAR(100)  NULL,
    undone_for  VARCHAR(1000) NOT NULL,
    KEY asset_list_by_draft (draft_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE asset_list_change (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    list_id    BIGINT       NOT NULL,
    at_row INT          NOT NULL,
    asset_id   BIGINT       NOT NULL COMMENT 'no key: what was added may be taken out again',
    name       VARCHAR(100) NOT NULL COMMENT 'of the asset, as the list left it',
    added      BOOLEAN      NOT NULL,
    revision   INT          NOT NULL COMMENT 'that the asset got by it',
    undone     BOOLEAN      NOT NULL,
    KEY asset_list_change_by_list (list_id, id),
    CONSTRAINT asset_list_change_of_list FOREIGN KEY (list_id) REFERENCES asset_list (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
