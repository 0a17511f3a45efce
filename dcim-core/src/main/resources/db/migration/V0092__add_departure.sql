CREATE TABLE departure (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id    BIGINT        NULL REFERENCES account (id),
    full_name     VARCHAR(200)  NOT NULL COMMENT 'as it was when the departure was opened, like unit and post',
    unit          VARCHAR(200)  NOT NULL,
    post          VARCHAR(200)  NOT NULL,
    kind          VARCHAR(20)   NOT NULL,
    decision      VARCHAR(200)  NOT NULL COMMENT 'number of the document',
    last_day      DATE          NOT NULL COMMENT 'the last working day',
    at_once       BOOLEAN       NOT NULL COMMENT 'the rights ended when the departure was opened',
    term_before   DATE          NULL COMMENT 'what the account had as its last day before',
    opened_at     DATETIME(3)   NOT NULL,
    opened_by     VARCHAR(100)  NOT NULL,
    ended_at      DATETIME(3)   NULL,
    ended_by      VARCHAR(100)  NULL,
    withdrawn_for VARCHAR(1000) NULL COMMENT 'why; null unless it was opened by mistake',
    KEY departure_by_account (account_id),
    KEY departure_by_end (ended_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
