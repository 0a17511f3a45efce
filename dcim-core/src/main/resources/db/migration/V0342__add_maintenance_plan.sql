-- What is to be kept up within a year: who approved it, which orders it became, and what was left out on purpose.
CREATE TABLE maintenance_plan (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    version       INT           NOT NULL COMMENT 'one more with each change',
    plan_year     INT           NOT NULL,
    campaign_from DATE          NOT NULL COMMENT 'the maintenance of the whole centre',
    campaign_to   DATE          NOT NULL COMMENT 'its last day',
    made_at       DATETIME(3)   NOT NULL,
    made_by       VARCHAR(100)  NOT NULL,
    closed_at     DATETIME(3)   NULL,
    closed_by     VARCHAR(100)  NOT NULL,
    UNIQUE KEY maintenance_plan_of_year (plan_year)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE maintenance_approval (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    plan_id    BIGINT       NOT NULL REFERENCES maintenance_plan (id),
    document   VARCHAR(100) NOT NULL COMMENT 'number of the decision',
    dated_on   DATE         NOT NULL,
    approver   VARCHAR(200) NOT NULL COMMENT 'who signed it',
    entered_at DATETIME(3)  NOT NULL,
    entered_by VARCHAR(100) NOT NULL,
    KEY maintenance_approval_of_plan (plan_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE maintenance_line (
    id             BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    version        INT           NOT NULL COMMENT 'one more with each change',
    plan_id        BIGINT        NOT NULL REFERENCES maintenance_plan (id),
    manual         VARCHAR(60)   NOT NULL COMMENT 'its code',
    place_id       BIGINT        NULL COMMENT 'where the assets stand; null where nobody said',
    due_on         DATE          NOT NULL,
    overall        BOOLEAN       NOT NULL COMMENT 'whether it belongs to the maintenance of the whole centre',
    cause          VARCHAR(20)   NOT NULL COMMENT 'CALENDAR, METER',
    cause_text     VARCHAR(300)  NOT NULL COMMENT 'what the meter said; empty by the calendar',
    approval_id    BIGINT        NULL COMMENT 'null till it is approved' REFERENCES maintenance_approval (id),
    order_id       BIGINT        NULL COMMENT 'null till it is ordered' REFERENCES work_order (id),
    UNIQUE KEY maintenance_line_of_order (order_id),
    KEY maintenance_line_of_plan (plan_id, due_on)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE maintenance_line_asset (
    id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    line_id  BIGINT NOT NULL REFERENCES maintenance_line (id),
    asset_id BIGINT NOT NULL REFERENCES asset (id),
    UNIQUE KEY maintenance_line_asset_once (line_id, asset_id),
    KEY maintenance_line_of_asset (asset_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE maintenance_exclusion (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    plan_id     BIGINT        NOT NULL REFERENCES maintenance_plan (id),
    asset_id    BIGINT        NOT NULL REFERENCES asset (id),
    reason      VARCHAR(1000) NOT NULL,
    excluded_at DATETIME(3)   NOT NULL,
    excluded_by VARCHAR(100)  NOT NULL,
    UNIQUE KEY maintenance_exclusion_once (plan_id, asset_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE maintenance_mark (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    asset_id BIGINT       NOT NULL REFERENCES asset (id),
    manual   VARCHAR(60)  NOT NULL,
    point    VARCHAR(100) NOT NULL COMMENT 'governed name of the meter',
    value    DOUBLE       NOT NULL COMMENT 'in the unit of the point, when it was last kept up',
    at       DATETIME(3)  NOT NULL,
    UNIQUE KEY maintenance_mark_of_meter (asset_id, manual, point)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
