CREATE TABLE log_source (
    device_id        BIGINT      NOT NULL,
    kind             VARCHAR(20) NOT NULL,
    retention_months INT         NOT NULL COMMENT 'whole calendar months beside the current one',
    PRIMARY KEY (device_id),
    CONSTRAINT fk_log_source_device FOREIGN KEY (device_id) REFERENCES device (id)
);

-- what the bytes of the payloads mean stands in docs/logs.md
CREATE TABLE log_arrival (
    id       BIGINT     NOT NULL AUTO_INCREMENT,
    from_ms  BIGINT     NOT NULL COMMENT 'receipt of the first, milliseconds since 1970-01-01T00:00:00Z',
    to_ms    BIGINT     NOT NULL COMMENT 'receipt of the last',
    messages INT        NOT NULL,
    payload  MEDIUMBLOB NOT NULL COMMENT 'of all sources, encrypted',
    PRIMARY KEY (id)
);

CREATE TABLE log_block (
    id            BIGINT           NOT NULL AUTO_INCREMENT,
    source_id     BIGINT           NOT NULL COMMENT 'the device; blocks outlive what it is called',
    from_ms       BIGINT           NOT NULL,
    to_ms         BIGINT           NOT NULL,
    messages      INT              NOT NULL,
    content_bytes INT              NOT NULL COMMENT 'before compression',
    severities    TINYINT UNSIGNED NOT NULL COMMENT 'bit n is set where a message of severity n is in it',
    payload       MEDIUMBLOB       NOT NULL COMMENT 'encrypted',
    PRIMARY KEY (id),
    KEY by_source (source_id, to_ms),
    KEY by_time (to_ms)
);

CREATE TABLE log_tally (
    source_id       BIGINT NOT NULL,
    last_at         BIGINT NOT NULL COMMENT 'receipt of the last message',
    messages        BIGINT NOT NULL COMMENT 'ever received',
    severe          BIGINT NOT NULL COMMENT 'of these, of severity 0 to 3',
    clock_offset_ms BIGINT NULL     COMMENT 'of the source, ahead of ours, by the promptest of its messages',
    clock_told_at   BIGINT NULL     COMMENT 'when that message came',
    PRIMARY KEY (source_id)
);

CREATE TABLE log_stranger (
    sender   VARCHAR(45)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    host     VARCHAR(255)   NOT NULL,
    first_at BIGINT         NOT NULL,
    last_at  BIGINT         NOT NULL,
    messages BIGINT         NOT NULL,
    sample   VARBINARY(2000) NOT NULL COMMENT 'the last message, encrypted',
    PRIMARY KEY (sender, host)
);
