CREATE TABLE device_credentials (
    device_id BIGINT          NOT NULL PRIMARY KEY REFERENCES device (id),
    box       VARBINARY(2000) NOT NULL COMMENT 'AES-256-GCM: nonce, ciphertext, tag'
);
