-- How a data set is backed up: by what, when, and where its copies lie.
CREATE TABLE backup_plan (
    id             BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    revision       INT           NOT NULL COMMENT 'one more with each change',
    set_id         BIGINT        NOT NULL REFERENCES backup_set (id),
    name           VARCHAR(200)  NOT NULL,
    runner         VARCHAR(20)   NOT NULL,
    settings       VARCHAR(8000) NOT NULL COMMENT 'of the runner, a JSON object of texts; never a secret',
    cron           VARCHAR(100)  NOT NULL COMMENT 'in the time of the centre',
    window_minutes INT           NOT NULL COMMENT 'for how long after its time a run may begin, and no other may use the same target',
    keep_days      INT           NOT NULL,
    keep_least     INT           NOT NULL COMMENT 'copies that stay however old they are',
    test_months    INT           NOT NULL COMMENT 'within which a restore test is due again',
    active         BOOLEAN       NOT NULL,
    active_since   DATETIME(3)   NOT NULL COMMENT 'from when on its runs are due',
    declared_by    VARCHAR(100)  NOT NULL,
    UNIQUE KEY backup_plan_by_name (name),
    KEY backup_plan_of_set (set_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE backup_target (
    id       BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    plan_id  BIGINT        NOT NULL REFERENCES backup_plan (id),
    position INT           NOT NULL COMMENT 'from 0; the first is written to, the others get a copy of it',
    address  VARCHAR(1000) NOT NULL COMMENT 'a folder, sftp://user@host:port/path, or a repository',
    asset_id BIGINT        NULL COMMENT 'the device it lies on; null where nobody said' REFERENCES asset (id),
    medium   VARCHAR(20)   NOT NULL,
    place    VARCHAR(200)  NOT NULL,
    external BOOLEAN       NOT NULL COMMENT 'held apart: not in the centre',
    KEY backup_target_of_plan (plan_id, position)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
