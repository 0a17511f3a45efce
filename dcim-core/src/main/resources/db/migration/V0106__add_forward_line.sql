CREATE TABLE forward_line (
    receiver     VARCHAR(40)   NOT NULL PRIMARY KEY,
    holder       CHAR(36)      NULL COMMENT 'the process that sends',
    held_until   DATETIME(3)   NULL COMMENT 'afterwards whoever holds it is taken for dead',
    node         VARCHAR(100)  NOT NULL COMMENT 'the machine of that process',
    connected_at DATETIME(3)   NULL COMMENT 'since when no line was lost; NULL while it is away',
    away_since   DATETIME(3)   NULL COMMENT 'NULL while the line stands',
    told         BOOLEAN       NOT NULL COMMENT 'whether people were told that it is away',
    protocol     VARCHAR(20)   NOT NULL COMMENT 'as negotiated last',
    cipher       VARCHAR(100)  NOT NULL,
    sent         BIGINT        NOT NULL COMMENT 'messages written so far, repeated ones included',
    failed_at    DATETIME(3)   NULL,
    fault        VARCHAR(40)   NOT NULL COMMENT 'the last one, a word of the bundles',
    detail       VARCHAR(1000) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
