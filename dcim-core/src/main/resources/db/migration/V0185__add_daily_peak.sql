CREATE TABLE daily_peak (
    device_id  BIGINT NOT NULL,
    day        DATE   NOT NULL COMMENT 'of the centre, not UTC',
    watts      DOUBLE NOT NULL COMMENT 'greatest of its usable readings of that day',
    samples    INT    NOT NULL COMMENT 'how many of them there were',
    PRIMARY KEY (device_id, day),
    KEY daily_peak_by_day (day)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
