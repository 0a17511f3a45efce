-- Work that is ordered: at which assets, what is looked at, and what became of it.
CREATE TABLE work_number (
    number_year INT NOT NULL PRIMARY KEY,
    last_number INT NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE work_order (
    id               BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    version          INT           NOT NULL COMMENT 'one more with each change',
    number           VARCHAR(20)   NOT NULL COMMENT 'such as PBT-2026-0012',
    kind             VARCHAR(20)   NOT NULL,
    state            VARCHAR(20)   NOT NULL,
    title            VARCHAR(200)  NOT NULL,
    manual           VARCHAR(100)  NULL COMMENT 'code and version of the manual that it follows',
    opened_from      VARCHAR(100)  NOT NULL COMMENT 'alarm:7, item:7, fault:7 or plan:7; empty for by hand',
    opened_at        DATETIME(3)   NOT NULL,
    opened_by        VARCHAR(100)  NOT NULL,
    due_on           DATE          NULL COMMENT 'in the days of the centre, counts whole',
    planned_from     DATETIME(3)   NULL,
    planned_to       DATETIME(3)   NULL COMMENT 'without this instant',
    assigned_account VARCHAR(100)  NOT NULL,
    assigned_team    VARCHAR(100)  NOT NULL,
    contractor       VARCHAR(200)  NOT NULL COMMENT 'the company of a supplier contract; of the three at most one is not empty',
    started_at       DATETIME(3)   NULL,
    finished_at      DATETIME(3)   NULL,
    finished_by      VARCHAR(100)  NOT NULL,
    closed_at        DATETIME(3)   NULL COMMENT 'accepted or cancelled',
    UNIQUE KEY work_order_by_number (number),
    KEY work_order_state (state, due_on),
    KEY work_order_window (planned_from, planned_to)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE work_order_asset (
    id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES work_order (id),
    asset_id BIGINT NOT NULL REFERENCES asset (id),
    UNIQUE KEY work_order_asset_once (order_id, asset_id),
    KEY work_order_asset_of_asset (asset_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE work_item (
    id        BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    version   INT            NOT NULL COMMENT 'one more with each result',
    order_id  BIGINT         NOT NULL REFERENCES work_order (id),
    asset_id  BIGINT         NULL COMMENT 'null for the order as a whole' REFERENCES asset (id),
    position  INT            NOT NULL COMMENT 'from 0',
    kind      VARCHAR(20)    NOT NULL,
    text_vi   VARCHAR(500)   NOT NULL,
    text_en   VARCHAR(500)   NOT NULL,
    choices   VARCHAR(500)   NOT NULL COMMENT 'of a choice, one per line',
    unit      VARCHAR(20)    NOT NULL,
    low       DECIMAL(18, 6) NULL,
    high      DECIMAL(18, 6) NULL,
    required  BOOLEAN        NOT NULL,
    result    VARCHAR(1000)  NULL COMMENT 'a photo or a signature is the sha256 of its content',
    result_by VARCHAR(100)   NOT NULL,
    result_at DATETIME(3)    NULL,
    remark    VARCHAR(1000)  NOT NULL COMMENT 'the reason, where the result is out of its limits',
    UNIQUE KEY work_item_position (order_id, position),
    KEY work_item_of_asset (asset_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE work_change (
    id       BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id BIGINT        NOT NULL REFERENCES work_order (id),
    at       DATETIME(3)   NOT NULL,
    actor    VARCHAR(100)  NOT NULL,
    action   VARCHAR(20)   NOT NULL,
    state    VARCHAR(20)   NOT NULL COMMENT 'after it',
    text     VARCHAR(2000) NOT NULL,
    KEY work_change_of_order (order_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TRIGGER work_change_is_not_changed BEFORE UPDATE ON work_change FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what happened to an order is not changed';
CREATE TRIGGER work_change_is_kept BEFORE DELETE ON work_change FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what happened to an order is kept';
