-- How devices have announced themselves over MQTT, so that a restarted program understands what the broker kept meanwhile: docs/mqtt.md.
CREATE TABLE kept_announcement (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    device_id    BIGINT       NOT NULL,
    topic        VARCHAR(500) NOT NULL,
    payload      MEDIUMTEXT   NOT NULL,
    points       JSON         NOT NULL COMMENT 'names of points by what was announced under them',
    withdrawn_at DATETIME(3)  NULL,
    UNIQUE KEY kept_announcement_of_topic (device_id, topic),
    CONSTRAINT kept_announcement_of_device FOREIGN KEY (device_id) REFERENCES device (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
