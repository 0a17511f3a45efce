-- Each time that a plan ran, or should have.
CREATE TABLE backup_run (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    plan_id      BIGINT        NOT NULL REFERENCES backup_plan (id),
    running_plan BIGINT        NULL COMMENT 'the plan while it runs, so that it runs once at a time; null from its end on',
    state        VARCHAR(20)   NOT NULL,
    origin       VARCHAR(20)   NOT NULL,
    due_at       DATETIME(3)   NULL COMMENT 'of a run that is missing: when it should have begun',
    started_at   DATETIME(3)   NOT NULL,
    beat_at      DATETIME(3)   NOT NULL COMMENT 'when it last gave a sign of life',
    ended_at     DATETIME(3)   NULL COMMENT 'null while it runs',
    started_by   VARCHAR(100)  NOT NULL,
    bytes        BIGINT        NOT NULL COMMENT 'written so far; of what was backed up, once it ended',
    items        BIGINT        NOT NULL COMMENT 'rows, files or lines',
    hash         VARCHAR(100)  NOT NULL COMMENT 'SHA-256 of what was written, or the id of a snapshot; empty for none',
    verdict      VARCHAR(20)   NOT NULL COMMENT 'of the comparison with the source',
    compared     VARCHAR(1000) NOT NULL COMMENT 'what was compared, and what differed',
    fault        VARCHAR(40)   NOT NULL COMMENT 'code; empty where it did not fail',
    detail       VARCHAR(1000) NOT NULL COMMENT 'of the fault',
    UNIQUE KEY backup_run_once (running_plan),
    UNIQUE KEY backup_run_due (plan_id, due_at),
    KEY backup_run_of_plan (plan_id, started_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE backup_log (
    run_id   BIGINT     NOT NULL PRIMARY KEY REFERENCES backup_run (id),
    log      MEDIUMTEXT NOT NULL COMMENT 'bounded: of a long one, its beginning and its end',
    manifest LONGTEXT   NOT NULL COMMENT 'what the source was, part by part; empty where the runner tells no parts'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE backup_copy (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    run_id      BIGINT        NOT NULL REFERENCES backup_run (id),
    target_id   BIGINT        NOT NULL COMMENT 'no key: a plan may be given other targets',
    address     VARCHAR(1200) NOT NULL COMMENT 'where exactly it lies',
    asset_id    BIGINT        NULL REFERENCES asset (id),
    medium      VARCHAR(20)   NOT NULL,
    place       VARCHAR(200)  NOT NULL,
    external    BOOLEAN       NOT NULL,
    bytes       BIGINT        NOT NULL,
    hash        VARCHAR(100)  NOT NULL,
    made_at     DATETIME(3)   NOT NULL,
    verified_at DATETIME(3)   NULL COMMENT 'when it was last read back and was what it should be; null for never',
    gone_at     DATETIME(3)   NULL COMMENT 'when its term ended and it was deleted',
    KEY backup_copy_of_run (run_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
