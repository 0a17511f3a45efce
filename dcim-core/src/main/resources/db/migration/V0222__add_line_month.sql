CREATE TABLE line_month (
    id               BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    line_id          BIGINT        NOT NULL,
    month            DATE          NOT NULL COMMENT 'its first day',
    frozen_at        DATETIME(3)   NOT NULL,
    provider         VARCHAR(200)  NOT NULL,
    contract_number  VARCHAR(200)  NOT NULL,
    promised_percent DECIMAL(6, 3) NULL,
    measured_ms      BIGINT        NOT NULL COMMENT 'what was probed and is not excluded',
    down_ms          BIGINT        NOT NULL COMMENT 'of that, without the Internet',
    excluded_ms      BIGINT        NOT NULL,
    unknown_ms       BIGINT        NOT NULL COMMENT 'when nobody probed',
    outages          INT           NOT NULL,
    p95_bps          BIGINT        NULL COMMENT 'of five-minute averages, the greater of both ways',
    share_percent    DECIMAL(5, 2) NULL COMMENT 'of the traffic of all lines',
    UNIQUE KEY line_month_by_line (line_id, month)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
