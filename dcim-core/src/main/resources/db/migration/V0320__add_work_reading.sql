-- What the points of an order's assets told when it was started and when it was finished; only ever added to.
CREATE TABLE work_reading (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id BIGINT       NOT NULL REFERENCES work_order (id),
    phase    VARCHAR(10)  NOT NULL COMMENT 'BEFORE or AFTER',
    asset_id BIGINT       NOT NULL REFERENCES asset (id),
    point_id BIGINT       NOT NULL REFERENCES point (id),
    name     VARCHAR(200) NOT NULL COMMENT 'of the point, as it was then',
    quantity VARCHAR(40)  NOT NULL,
    unit     VARCHAR(40)  NOT NULL,
    value    DOUBLE       NULL COMMENT 'null where nothing was known, or no number',
    quality  VARCHAR(20)  NULL COMMENT 'null where nothing was known',
    at       DATETIME(3)  NULL COMMENT 'of the reading itself',
    taken_at DATETIME(3)  NOT NULL,
    UNIQUE KEY work_reading_once (order_id, phase, point_id, taken_at),
    KEY work_reading_of_point (point_id, phase, taken_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
