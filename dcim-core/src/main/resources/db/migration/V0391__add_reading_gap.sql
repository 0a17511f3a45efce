-- What was read and could not be stored: the database was away for longer than what waits on disk has room for.
CREATE TABLE reading_gap (
    id       CHAR(36)    NOT NULL PRIMARY KEY,
    since    DATETIME(3) NOT NULL COMMENT 'instant of the first reading that is lost',
    until    DATETIME(3) NOT NULL COMMENT 'instant of the last',
    batches  BIGINT      NOT NULL COMMENT 'answers of devices, silences and traps',
    readings BIGINT      NOT NULL,
    noted_at DATETIME(3) NOT NULL,
    KEY reading_gap_by_instant (noted_at)
);
