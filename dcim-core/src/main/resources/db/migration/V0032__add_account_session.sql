CREATE TABLE account_session (
    hash         CHAR(64)    NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the cookie, hexadecimal',
    account_id   BIGINT      NOT NULL REFERENCES account (id),
    created_at   DATETIME(3) NOT NULL,
    last_used_at DATETIME(3) NOT NULL,
    KEY account_session_by_last_use (last_used_at)
);
