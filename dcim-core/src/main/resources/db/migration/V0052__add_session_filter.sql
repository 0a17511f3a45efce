-- What a broker's session is subscribed to, so that a later run can take back what is no longer asked for: docs/mqtt.md.
CREATE TABLE session_filter (
    id     BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    client VARCHAR(100) NOT NULL COMMENT 'MQTT client id',
    filter TEXT         NOT NULL,
    KEY session_filter_of_client (client)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
