CREATE TABLE stocktake_scan (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    stocktake_id BIGINT        NOT NULL REFERENCES stocktake (id),
    client       VARCHAR(64)   NOT NULL COMMENT 'given by whoever scanned, so that what is sent twice counts once',
    item_id      BIGINT        NULL COMMENT 'null for a code that nobody knows',
    code         VARCHAR(500)  NOT NULL COMMENT 'as it was read',
    place_id     BIGINT        NULL COMMENT 'where whoever scanned stood; null where they did not say',
    place        VARCHAR(200)  NOT NULL,
    result       VARCHAR(20)   NOT NULL COMMENT 'what was answered',
    broken       BOOLEAN       NOT NULL,
    note         VARCHAR(1000) NOT NULL,
    scanned_at   DATETIME(3)   NOT NULL,
    at           DATETIME(3)   NOT NULL COMMENT 'when it arrived',
    actor        VARCHAR(100)  NOT NULL,
    undone       BOOLEAN       NOT NULL,
    UNIQUE KEY stocktake_scan_by_client (stocktake_id, client),
    KEY stocktake_scan_by_item (item_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
