-- The password was right, the second factor is awaited: docs/security.md.
CREATE TABLE pending_sign_in (
    hash       CHAR(64)    NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the cookie, hexadecimal',
    account_id BIGINT      NOT NULL REFERENCES account (id),
    at         DATETIME(3) NOT NULL,
    KEY pending_sign_in_by_time (at)
);
