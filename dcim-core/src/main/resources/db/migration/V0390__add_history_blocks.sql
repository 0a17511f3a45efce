CREATE TABLE history_key (
    id      INT            NOT NULL COMMENT 'the month it was made for and which one of it, as yyyymmnn',
    made_at BIGINT         NOT NULL COMMENT 'milliseconds since 1970-01-01T00:00:00Z',
    box     VARBINARY(200) NOT NULL COMMENT 'the key of blocks, under the master key',
    PRIMARY KEY (id)
);

-- what the bytes of the payloads mean stands in docs/history.md
CREATE TABLE history_hour (
    device_id BIGINT     NOT NULL,
    hour      INT        NOT NULL COMMENT 'hours since 1970-01-01T00:00:00Z',
    key_id    INT        NOT NULL,
    payload   MEDIUMBLOB NOT NULL,
    PRIMARY KEY (device_id, hour)
)
PARTITION BY RANGE (hour) (PARTITION future VALUES LESS THAN MAXVALUE);

CREATE TABLE history_axis (
    device_id BIGINT     NOT NULL,
    day       INT        NOT NULL COMMENT 'days since 1970-01-01T00:00:00Z',
    axis      INT        NOT NULL,
    key_id    INT        NOT NULL,
    payload   MEDIUMBLOB NOT NULL,
    PRIMARY KEY (device_id, day, axis)
)
PARTITION BY RANGE (day) (PARTITION future VALUES LESS THAN MAXVALUE);

CREATE TABLE history_day (
    point_id BIGINT     NOT NULL,
    day      INT        NOT NULL COMMENT 'days since 1970-01-01T00:00:00Z',
    axis     INT        NOT NULL,
    key_id   INT        NOT NULL,
    payload  MEDIUMBLOB NOT NULL,
    PRIMARY KEY (point_id, day)
)
PARTITION BY RANGE (day) (PARTITION future VALUES LESS THAN MAXVALUE);
