ALTER TABLE account
    ADD COLUMN source VARCHAR(20) NOT NULL DEFAULT 'LOCAL' COMMENT 'who checks its password' AFTER role;
