-- The secret address under which a fault of an asset is reported without signing in; one for each asset.
CREATE TABLE fault_code (
    asset_id    BIGINT       NOT NULL PRIMARY KEY REFERENCES asset (id),
    secret_hash CHAR(64)     NOT NULL,
    made_at     DATETIME(3)  NOT NULL,
    made_by     VARCHAR(100) NOT NULL,
    UNIQUE KEY fault_code_secret (secret_hash)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What was reported there, and what became of it.
CREATE TABLE fault_report (
    id             BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    reference      VARCHAR(20)   NOT NULL COMMENT 'such as k7mw2xqa, which the reporter keeps',
    asset_id       BIGINT        NOT NULL REFERENCES asset (id),
    kind           VARCHAR(20)   NOT NULL,
    description    VARCHAR(1000) NOT NULL,
    reporter_name  VARCHAR(100)  NOT NULL COMMENT 'may be empty',
    reporter_phone VARCHAR(20)   NOT NULL COMMENT 'may be empty',
    reported_at    DATETIME(3)   NOT NULL,
    state          VARCHAR(20)   NOT NULL,
    order_id       BIGINT        NULL REFERENCES work_order (id),
    reason         VARCHAR(1000) NOT NULL COMMENT 'of declining, which the reporter reads',
    decided_at     DATETIME(3)   NULL,
    decided_by     VARCHAR(100)  NOT NULL,
    UNIQUE KEY fault_report_reference (reference),
    KEY fault_report_state (state, id),
    KEY fault_report_of_asset (asset_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
