CREATE TABLE line_use (
    id      BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    line_id BIGINT      NOT NULL,
    at      DATETIME(3) NOT NULL COMMENT 'beginning of five minutes',
    in_bps  BIGINT      NOT NULL COMMENT 'average, bit/s',
    out_bps BIGINT      NOT NULL,
    UNIQUE KEY line_use_by_line (line_id, at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
