-- What is kept of a passkey is public: docs/security.md.
CREATE TABLE passkey_owner (
    account_id  BIGINT     NOT NULL PRIMARY KEY REFERENCES account (id),
    user_handle BINARY(64) NOT NULL COMMENT 'random; by what authenticators know the account',
    UNIQUE KEY passkey_owner_by_handle (user_handle)
);

CREATE TABLE passkey (
    id              BIGINT          NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id      BIGINT          NOT NULL REFERENCES account (id),
    credential_id   VARBINARY(1023) NOT NULL COMMENT 'given by the authenticator',
    public_key      VARBINARY(2000) NOT NULL COMMENT 'COSE, RFC 9052',
    counter         BIGINT          NOT NULL COMMENT 'signatures so far, as the authenticator says; 0 for those that do not count',
    name            VARCHAR(100)    NOT NULL COMMENT 'given by the owner',
    rp_id           VARCHAR(253)    NOT NULL COMMENT 'the name of the site that it is for',
    transports      VARCHAR(200)    NOT NULL COMMENT 'with commas between, as the browser named them',
    backup_eligible BOOLEAN         NOT NULL COMMENT 'may be synchronised between devices',
    backed_up       BOOLEAN         NOT NULL COMMENT 'was, at its last use',
    made_at         DATETIME(3)     NOT NULL,
    last_used_at    DATETIME(3)     NULL,
    last_used_from  VARCHAR(200)    NOT NULL COMMENT 'address and browser of the last use',
    UNIQUE KEY passkey_by_credential (credential_id),
    KEY passkey_by_account (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
