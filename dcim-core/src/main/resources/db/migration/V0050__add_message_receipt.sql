-- Under which instant a message without a time of its own was taken in, so that a second delivery of it is recognised, also by
-- another run of the program: docs/mqtt.md.
CREATE TABLE message_receipt (
    client      VARCHAR(100) NOT NULL COMMENT 'MQTT client id',
    number      BIGINT       NOT NULL COMMENT 'in the order of receipt',
    packet_id   INT          NOT NULL,
    fingerprint BIGINT       NOT NULL COMMENT 'of topic and payload',
    at          BIGINT       NOT NULL COMMENT 'milliseconds since 1970-01-01T00:00:00Z',
    PRIMARY KEY (client, number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
