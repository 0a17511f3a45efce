-- What ran by the clock, and what should have. A firing is one row for each attempt, whichever nodes there are.
CREATE TABLE schedule_run (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    job           VARCHAR(60)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scheduled_at  DATETIME(3)   NOT NULL COMMENT 'of a run that catches up, the first firing that was missed',
    started_by    VARCHAR(100)  NOT NULL COMMENT 'name of an account; empty for the clock',
    attempt       INT           NOT NULL COMMENT 'from 1; more where a node died or the program ended in the middle',
    fired_at      DATETIME(3)   NOT NULL,
    ended_at      DATETIME(3)   NULL,
    node          VARCHAR(100)  NOT NULL,
    fire_id       VARCHAR(95)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'of QRTZ_FIRED_TRIGGERS, while it runs',
    state         VARCHAR(12)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    firings       INT           NOT NULL COMMENT 'for how many it stands: more than one where several were missed',
    caught_up     BOOLEAN       NOT NULL,
    cause         VARCHAR(12)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'why firings were missed',
    progress_done INT           NULL,
    progress_of   INT           NULL,
    result        VARCHAR(60)   NOT NULL COMMENT 'of the bundles; empty until it ended',
    arguments     VARCHAR(4000) NOT NULL COMMENT 'a list of texts in JSON',
    UNIQUE KEY schedule_run_once (job, scheduled_at, started_by, attempt),
    KEY schedule_run_of_job (job, id),
    KEY schedule_run_by_state (state, id),
    KEY schedule_run_by_time (job, state, fired_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE schedule_run_log (
    run_id BIGINT     NOT NULL PRIMARY KEY,
    text   MEDIUMTEXT NOT NULL,
    FOREIGN KEY (run_id) REFERENCES schedule_run (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
