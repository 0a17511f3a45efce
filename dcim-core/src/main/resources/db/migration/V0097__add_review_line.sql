CREATE TABLE review_line (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    review_id    BIGINT        NOT NULL REFERENCES account_review (id),
    account_id   BIGINT        NOT NULL REFERENCES account (id),
    account_name VARCHAR(100)  NOT NULL,
    full_name    VARCHAR(200)  NOT NULL COMMENT 'as it was when the account came into the review, like unit and role',
    unit         VARCHAR(200)  NOT NULL,
    role         VARCHAR(30)   NOT NULL,
    outcome      VARCHAR(20)   NULL COMMENT 'null while nobody has decided',
    new_role     VARCHAR(30)   NULL,
    remark       VARCHAR(1000) NOT NULL DEFAULT '',
    decided_at   DATETIME(3)   NULL,
    decided_by   VARCHAR(100)  NULL,
    UNIQUE KEY review_line_by_account (review_id, account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
