-- Nobody knows where the sessions so far were opened, which binds a display to its device: their people sign in anew.
DELETE FROM account_session;

ALTER TABLE account_session
    DROP PRIMARY KEY,
    ADD COLUMN id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST,
    ADD UNIQUE KEY account_session_by_hash (hash),
    ADD COLUMN address VARCHAR(64) NOT NULL DEFAULT '' COMMENT 'of the last use',
    ADD COLUMN browser VARCHAR(100) CHARACTER SET utf8mb4 NOT NULL DEFAULT '';
