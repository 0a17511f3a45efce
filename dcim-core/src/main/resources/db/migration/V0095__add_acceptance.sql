CREATE TABLE acceptance (
    id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT      NOT NULL REFERENCES account (id),
    version    INT         NOT NULL COMMENT 'of the statement that was read',
    at         DATETIME(3) NOT NULL,
    excused    BOOLEAN     NOT NULL COMMENT 'no person has the account, so nobody read it',
    KEY acceptance_by_account (account_id, version)
);
