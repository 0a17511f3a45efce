CREATE TABLE sign_in_attempt (
    id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT      NOT NULL REFERENCES account (id),
    at         DATETIME(3) NOT NULL,
    address    VARCHAR(64) NOT NULL COMMENT 'of the client',
    failed     BOOLEAN     NOT NULL COMMENT 'false while the password is being checked',
    KEY sign_in_attempt_by_account (account_id, at)
);
