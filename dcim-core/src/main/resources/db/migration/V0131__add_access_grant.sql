CREATE TABLE access_grant (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id   BIGINT        NOT NULL REFERENCES account (id),
    kind         VARCHAR(10)   NOT NULL COMMENT 'ROLE, TOKEN',
    what         VARCHAR(100)  NOT NULL COMMENT 'code of the role, or id of the API token',
    purpose      VARCHAR(1000) NOT NULL COMMENT 'the task that the rights are for',
    document     VARCHAR(200)  NOT NULL COMMENT 'number of the request',
    approver     VARCHAR(200)  NOT NULL,
    last_day     DATE          NULL COMMENT 'null: for as long as the task',
    unit         VARCHAR(200)  NOT NULL COMMENT 'of the holder when it was given, like post',
    post         VARCHAR(200)  NOT NULL,
    recorded_at  DATETIME(3)   NOT NULL,
    recorded_by  VARCHAR(100)  NOT NULL,
    ended_at     DATETIME(3)   NULL COMMENT 'null while the task goes on',
    ended_by     VARCHAR(100)  NULL,
    ended_reason VARCHAR(1000) NULL,
    KEY access_grant_by_account (account_id, kind, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
