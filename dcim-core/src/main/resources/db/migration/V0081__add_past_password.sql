CREATE TABLE past_password (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT       NOT NULL REFERENCES account (id),
    hash       VARCHAR(200) NOT NULL COMMENT 'Argon2id, PHC string',
    until      DATETIME(3)  NOT NULL,
    KEY past_password_by_account (account_id, until)
);
