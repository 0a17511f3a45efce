-- Restore tests: a copy brought back into a scratch place and compared.
CREATE TABLE restore_test (
    id         BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    plan_id    BIGINT        NOT NULL REFERENCES backup_plan (id),
    run_id     BIGINT        NULL COMMENT 'whose copy it was; null where another tool tested' REFERENCES backup_run (id),
    started_at DATETIME(3)   NOT NULL,
    ended_at   DATETIME(3)   NULL COMMENT 'null while it runs',
    started_by VARCHAR(100)  NOT NULL,
    state      VARCHAR(20)   NOT NULL,
    verdict    VARCHAR(20)   NOT NULL,
    scratch    VARCHAR(500)  NOT NULL COMMENT 'where it was brought back to',
    items      BIGINT        NOT NULL,
    compared   VARCHAR(1000) NOT NULL COMMENT 'what was compared, and what differed',
    fault      VARCHAR(40)   NOT NULL COMMENT 'code; empty where it did not fail',
    detail     VARCHAR(1000) NOT NULL COMMENT 'of the fault',
    KEY restore_test_of_plan (plan_id, started_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
