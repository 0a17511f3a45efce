-- Who held up which job, why and until when; the firings of that time are left out, not caught up.
CREATE TABLE schedule_pause (
    id       BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    job      VARCHAR(60)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    since    DATETIME(3)   NOT NULL,
    until    DATETIME(3)   NOT NULL,
    reason   VARCHAR(1000) NOT NULL,
    actor    VARCHAR(100)  NOT NULL,
    ended_at DATETIME(3)   NULL COMMENT 'null while it lasts, and until its end is noted',
    left_out INT           NOT NULL COMMENT 'firings',
    KEY schedule_pause_of_job (job, ended_at),
    KEY schedule_pause_by_end (ended_at, until)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
