CREATE TABLE power_node (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    revision    INT           NOT NULL COMMENT 'one more with each change',
    name        VARCHAR(100)  NOT NULL,
    kind        VARCHAR(20)   NOT NULL,
    device_id   BIGINT        NULL COMMENT 'the device that it is; null for what no program asks, such as a breaker',
    rated_amps  INT           NULL COMMENT 'of one phase',
    phases      INT           NOT NULL COMMENT '1 or 3',
    rated_watts INT           NULL COMMENT 'of all phases',
    derating    INT           NULL COMMENT '% of the rating that may be used for long; null for the usual one',
    open        BOOLEAN       NOT NULL COMMENT 'whether it stands open',
    note        VARCHAR(1000) NOT NULL,
    changed_by  VARCHAR(100)  NOT NULL,
    UNIQUE KEY power_node_by_name (name),
    UNIQUE KEY power_node_by_device (device_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;
