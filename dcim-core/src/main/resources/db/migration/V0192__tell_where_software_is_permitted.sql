-- why: MariaDB alters a system-versioned table only where it is told to keep its history
SET @@system_versioning_alter_history = KEEP;
ALTER TABLE software_title
    ADD COLUMN permitted_on VARCHAR(20) NOT NULL DEFAULT 'EVERYWHERE' COMMENT 'where it may be, if it is permitted' AFTER permit_decision;
SET @@system_versioning_alter_history = DEFAULT;
