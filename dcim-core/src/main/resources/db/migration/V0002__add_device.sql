CREATE TABLE device (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name         VARCHAR(100) NOT NULL UNIQUE,
    device_class VARCHAR(20)  NOT NULL,
    vendor       VARCHAR(100) NOT NULL,
    model        VARCHAR(200) NOT NULL,
    serial       VARCHAR(100) NOT NULL,
    firmware     VARCHAR(200) NOT NULL,
    address      VARCHAR(200) NOT NULL,
    profile      VARCHAR(100) NOT NULL,
    group_name   VARCHAR(100) NOT NULL,
    place_id     BIGINT       NULL REFERENCES place (id),
    state        VARCHAR(20)  NOT NULL,
    created_at   DATETIME(3)  NOT NULL,
    KEY device_by_address (address)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
