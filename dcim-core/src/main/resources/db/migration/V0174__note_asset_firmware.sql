-- why: versions of before had none noted, and say so
SET @@system_versioning_alter_history = KEEP;
ALTER TABLE asset
    ADD COLUMN firmware VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'that was last found in order' AFTER serial;
SET @@system_versioning_alter_history = ERROR;
