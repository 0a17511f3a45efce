-- why: versions of before had none, and say so
SET @@system_versioning_alter_history = KEEP;
ALTER TABLE asset
    ADD COLUMN custom TEXT NOT NULL DEFAULT '{}' COMMENT 'JSON: what the centre''s own fields tell, by their codes; nothing where they are empty' AFTER note;
SET @@system_versioning_alter_history = ERROR;
