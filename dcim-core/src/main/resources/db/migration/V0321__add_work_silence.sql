-- Windows in which notices are held back beneath what an order has switched off.
CREATE TABLE work_silence (
    id        BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id  BIGINT        NOT NULL REFERENCES work_order (id),
    node      VARCHAR(100)  NOT NULL COMMENT 'that is switched off, as the power chain names it',
    node_name VARCHAR(200)  NOT NULL COMMENT 'as it was called then',
    reason    VARCHAR(1000) NOT NULL,
    begins_at DATETIME(3)   NOT NULL,
    ends_at   DATETIME(3)   NOT NULL COMMENT 'without this instant; earlier than wanted where the order ended before',
    wanted_to DATETIME(3)   NOT NULL,
    begun_by  VARCHAR(100)  NOT NULL,
    KEY work_silence_of_order (order_id),
    KEY work_silence_window (ends_at, begins_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE work_silence_device (
    silence_id BIGINT NOT NULL REFERENCES work_silence (id),
    device_id  BIGINT NOT NULL REFERENCES device (id),
    PRIMARY KEY (silence_id, device_id),
    KEY work_silence_of_device (device_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE work_silence_held (
    id            BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    silence_id    BIGINT      NOT NULL REFERENCES work_silence (id),
    alarm_id      BIGINT      NOT NULL,
    transition_id BIGINT      NOT NULL,
    at            DATETIME(3) NOT NULL,
    released_at   DATETIME(3) NULL COMMENT 'when the window was over, and whoever was to be told was, if it still stood',
    UNIQUE KEY work_silence_held_once (transition_id),
    KEY work_silence_held_waiting (released_at, silence_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
