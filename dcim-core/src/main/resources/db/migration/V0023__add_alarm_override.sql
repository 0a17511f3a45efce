CREATE TABLE alarm_override (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    device_id    BIGINT        NOT NULL REFERENCES device (id),
    rule         VARCHAR(100)  NOT NULL,
    enabled      BOOLEAN       NULL,
    low          DOUBLE        NULL,
    high         DOUBLE        NULL,
    deadband     DOUBLE        NULL,
    on_delay_ms  BIGINT        NULL,
    off_delay_ms BIGINT        NULL,
    priority     VARCHAR(10)   NULL,
    actor        VARCHAR(100)  NOT NULL,
    reason       VARCHAR(1000) NOT NULL,
    at           DATETIME(3)   NOT NULL,
    KEY alarm_override_of_device (device_id, rule, id)
) COMMENT 'append only: the newest row of a device and rule is in force' CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
