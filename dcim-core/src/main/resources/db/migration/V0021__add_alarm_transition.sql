CREATE TABLE alarm_transition (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    alarm_id     BIGINT        NOT NULL REFERENCES alarm (id),
    at           DATETIME(3)   NOT NULL,
    from_state   VARCHAR(30)   NOT NULL,
    to_state     VARCHAR(30)   NOT NULL,
    action       VARCHAR(30)   NOT NULL,
    actor        VARCHAR(100)  NOT NULL,
    reason       VARCHAR(1000) NOT NULL,
    cause_id     BIGINT        NULL,
    root_id      BIGINT        NULL,
    processed_at DATETIME(3)   NULL COMMENT 'when the transition was taken from the queue of what is to be told',
    KEY alarm_transition_of_alarm (alarm_id, id),
    KEY alarm_transition_by_instant (at),
    KEY alarm_transition_to_process (processed_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
