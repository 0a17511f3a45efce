CREATE TABLE delegation (
    id              BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    from_account_id BIGINT        NOT NULL REFERENCES account (id),
    to_account_id   BIGINT        NOT NULL REFERENCES account (id),
    permissions     VARCHAR(1000) NOT NULL COMMENT 'codes with commas between',
    first_day       DATE          NOT NULL,
    last_day        DATE          NOT NULL,
    reason          VARCHAR(1000) NOT NULL,
    document        VARCHAR(200)  NOT NULL,
    recorded_at     DATETIME(3)   NOT NULL,
    recorded_by     VARCHAR(100)  NOT NULL,
    revoked_at      DATETIME(3)   NULL,
    revoked_by      VARCHAR(100)  NULL,
    KEY delegation_by_receiver (to_account_id, last_day)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
