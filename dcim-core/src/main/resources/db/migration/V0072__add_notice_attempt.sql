CREATE TABLE notice_attempt (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    delivery_id BIGINT        NOT NULL REFERENCES notice_delivery (id) ON DELETE CASCADE,
    at          DATETIME(3)   NOT NULL,
    sent        BOOLEAN       NOT NULL,
    answer      VARCHAR(1000) NOT NULL COMMENT 'what the server said, or what went wrong',
    next_at     DATETIME(3)   NULL COMMENT 'NULL when it is not tried again',
    KEY notice_attempt_of_delivery (delivery_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
