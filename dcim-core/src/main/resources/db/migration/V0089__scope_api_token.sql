ALTER TABLE api_token
    ADD COLUMN scope        VARCHAR(1000) NULL COMMENT 'permissions with blanks between; null for all that the role has',
    ADD COLUMN expires_on   DATE          NULL COMMENT 'the last day',
    ADD COLUMN last_address VARCHAR(64)   NOT NULL DEFAULT '' COMMENT 'of the last use',
    ADD COLUMN revoked_at   DATETIME(3)   NULL,
    ADD COLUMN revoked_by   VARCHAR(100)  NOT NULL DEFAULT '',
    ADD COLUMN revoked_why  VARCHAR(1000) NOT NULL DEFAULT '';
