CREATE TABLE failover_test (
    id         BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    line_id    BIGINT        NOT NULL COMMENT 'the line that was opened',
    opened     VARCHAR(500)  NOT NULL COMMENT 'what was opened to cut it',
    started_at DATETIME(3)   NOT NULL,
    started_by VARCHAR(100)  NOT NULL,
    ended_at   DATETIME(3)   NULL COMMENT 'null while it runs',
    ended_by   VARCHAR(100)  NOT NULL,
    line_fell  BOOLEAN       NULL COMMENT 'whether the own probes of the line saw it go',
    switch_ms  BIGINT        NULL COMMENT 'the longest time without an answer on the common way',
    result     VARCHAR(12)   NULL,
    note       VARCHAR(2000) NOT NULL,
    KEY failover_test_by_line (line_id, started_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
