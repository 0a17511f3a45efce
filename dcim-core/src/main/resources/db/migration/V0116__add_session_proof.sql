ALTER TABLE account_session
    ADD COLUMN proven_at DATETIME(3) NOT NULL DEFAULT '1970-01-01 00:00:00' COMMENT 'when its person last proved to be the owner';

UPDATE account_session SET proven_at = created_at;
