CREATE TABLE elevation (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id  BIGINT        NOT NULL REFERENCES account (id),
    session_id  BIGINT        NOT NULL COMMENT 'of account_session, whose row goes with the session',
    role        VARCHAR(30)   NOT NULL COMMENT 'of the account as it began',
    permissions VARCHAR(1000) NOT NULL COMMENT 'codes with commas between',
    reason      VARCHAR(1000) NOT NULL,
    document    VARCHAR(200)  NOT NULL,
    address     VARCHAR(64)   NOT NULL,
    started_at  DATETIME(3)   NOT NULL,
    ends_at     DATETIME(3)   NOT NULL,
    ended_at    DATETIME(3)   NULL,
    ended_by    VARCHAR(100)  NULL,
    ending      VARCHAR(20)   NULL COMMENT 'time, returned, withdrawn, session, account',
    remark      VARCHAR(1000) NULL COMMENT 'of whoever withdrew it',
    KEY elevation_by_session (session_id, ended_at),
    KEY elevation_by_end (ended_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
