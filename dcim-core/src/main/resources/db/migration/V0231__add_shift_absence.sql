-- When people cannot be on duty: leave, illness, training.
CREATE TABLE shift_absence (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account  VARCHAR(100) NOT NULL,
    from_day DATE         NOT NULL,
    to_day   DATE         NOT NULL COMMENT 'the last day',
    reason   VARCHAR(500) NOT NULL,
    noted_at DATETIME(3)  NOT NULL,
    noted_by VARCHAR(100) NOT NULL,
    KEY shift_absence_of (account)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
