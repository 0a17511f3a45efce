CREATE TABLE recovery_code (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT       NOT NULL REFERENCES account (id),
    hash       VARCHAR(200) NOT NULL COMMENT 'Argon2id, PHC string',
    used_at    DATETIME(3)  NULL,
    KEY recovery_code_by_account (account_id)
);
