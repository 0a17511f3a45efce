CREATE TABLE second_factor (
    account_id BIGINT         NOT NULL PRIMARY KEY REFERENCES account (id),
    secret     VARBINARY(200) NOT NULL COMMENT 'AES-256-GCM: nonce, ciphertext, tag',
    since      DATETIME(3)    NOT NULL,
    last_step  BIGINT         NOT NULL COMMENT 'RFC 6238: time step of the last code that was taken'
);

CREATE TABLE second_factor_offer (
    account_id BIGINT         NOT NULL PRIMARY KEY REFERENCES account (id),
    secret     VARBINARY(200) NOT NULL COMMENT 'AES-256-GCM: nonce, ciphertext, tag',
    made_at    DATETIME(3)    NOT NULL
);
