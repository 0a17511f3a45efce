CREATE TABLE point (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    device_id  BIGINT       NOT NULL REFERENCES device (id),
    name       VARCHAR(150) NOT NULL,
    label      VARCHAR(200) NOT NULL,
    quantity   VARCHAR(30)  NOT NULL,
    source     VARCHAR(500) NOT NULL,
    poll_class VARCHAR(10)  NOT NULL,
    conversion JSON         NOT NULL,
    retired    BOOLEAN      NOT NULL,
    UNIQUE KEY point_of_device (device_id, name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
