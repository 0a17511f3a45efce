-- What an authenticator is asked to sign, once: docs/security.md.
CREATE TABLE passkey_challenge (
    hash CHAR(64)    NOT NULL PRIMARY KEY COMMENT 'SHA-256 over challenge, purpose, browser and account, hexadecimal',
    at   DATETIME(3) NOT NULL,
    KEY passkey_challenge_by_time (at)
);
