-- What the directory said last of the accounts that are its own.
CREATE TABLE directory_person (
    account_id BIGINT        NOT NULL PRIMARY KEY REFERENCES account (id),
    entry_id   VARCHAR(100)  NOT NULL COMMENT 'entryUUID or objectGUID; empty where the directory has none',
    dn         VARCHAR(1000) NOT NULL,
    presence   VARCHAR(20)   NOT NULL,
    at         DATETIME(3)   NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
