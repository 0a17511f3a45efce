-- What was known of each device a few minutes ago, so that a start need not search the journal for it.
CREATE TABLE last_known (
    device_id BIGINT     NOT NULL,
    at        BIGINT     NOT NULL COMMENT 'milliseconds since 1970-01-01T00:00:00Z',
    payload   MEDIUMBLOB NOT NULL COMMENT 'the readings of that instant, docs/history.md',
    PRIMARY KEY (device_id, at)
);
