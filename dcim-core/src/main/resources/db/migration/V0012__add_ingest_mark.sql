-- The number of the last group of readings that a run of the program has committed; tells, after a lost connection, whether a
-- commit came through.
CREATE TABLE ingest_mark (
    writer     VARCHAR(36) NOT NULL PRIMARY KEY COMMENT 'one run of the program',
    group_no   BIGINT      NOT NULL,
    started_at DATETIME(3) NOT NULL
);
