-- Whom the identity provider knows the accounts as that are its own.
CREATE TABLE oidc_person (
    account_id BIGINT       NOT NULL PRIMARY KEY REFERENCES account (id),
    issuer     VARCHAR(255) NOT NULL,
    subject    VARCHAR(255) NOT NULL,
    proof      VARCHAR(200) NOT NULL COMMENT 'acr and amr of the last sign-in',
    at         DATETIME(3)  NOT NULL COMMENT 'of the last sign-in',
    UNIQUE (issuer, subject)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
