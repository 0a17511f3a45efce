CREATE TABLE line_round (
    id           BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
    line_id      BIGINT            NOT NULL,
    at           DATETIME(3)       NOT NULL COMMENT 'when the round began',
    verdict      VARCHAR(12)       NOT NULL COMMENT 'of this round by itself',
    gateway_sent SMALLINT UNSIGNED NOT NULL,
    gateway_heard SMALLINT UNSIGNED NOT NULL,
    beyond_sent  SMALLINT UNSIGNED NOT NULL COMMENT 'to the DNS servers and outside, of targets that answered at all',
    beyond_heard SMALLINT UNSIGNED NOT NULL,
    median_us    INT               NULL,
    p95_us       INT               NULL,
    jitter_us    INT               NULL,
    KEY line_round_by_line (line_id, at),
    KEY line_round_by_time (at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
