CREATE TABLE notice (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at            DATETIME(3)   NOT NULL,
    kind          VARCHAR(40)   NOT NULL,
    priority      VARCHAR(10)   NOT NULL,
    rule          VARCHAR(100)  NOT NULL COMMENT 'of the file of notice rules',
    alarm_id      BIGINT        NULL COMMENT 'no foreign key: its lock on the alarm would keep readings waiting',
    transition_id BIGINT        NULL COMMENT 'what was told; NULL for a system event',
    facts         VARCHAR(4000) NOT NULL COMMENT 'JSON object of texts',
    UNIQUE KEY notice_told_once (transition_id, rule),
    KEY notice_by_instant (at),
    KEY notice_of_alarm (alarm_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
