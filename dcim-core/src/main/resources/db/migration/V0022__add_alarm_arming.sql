CREATE TABLE alarm_arming (
    rule     VARCHAR(100) NOT NULL,
    point_id BIGINT       NOT NULL REFERENCES point (id),
    armed_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (point_id, rule)
) COMMENT 'points on which a rule that waits for a first good state has seen it' CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
