CREATE TABLE line_transition (
    id      BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    line_id BIGINT      NOT NULL,
    at      DATETIME(3) NOT NULL COMMENT 'since when it is so',
    state   VARCHAR(12) NOT NULL COMMENT 'what people are told',
    alive   BOOLEAN     NULL COMMENT 'whether the Internet was reached; null where nobody probed',
    told_at DATETIME(3) NOT NULL COMMENT 'when that was known',
    KEY line_transition_by_line (line_id, at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
