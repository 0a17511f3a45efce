CREATE TABLE journal (
    device_id   BIGINT     NOT NULL,
    at          BIGINT     NOT NULL COMMENT 'milliseconds since 1970-01-01T00:00:00Z',
    fingerprint BIGINT     NOT NULL COMMENT '0 for a poll cycle, a hash for a message, -1 for what the pipeline found by itself',
    payload     MEDIUMBLOB NOT NULL COMMENT 'docs/history.md',
    PRIMARY KEY (device_id, at, fingerprint)
)
-- the months are split off by the program, ahead of time
PARTITION BY RANGE (at) (PARTITION future VALUES LESS THAN MAXVALUE);
