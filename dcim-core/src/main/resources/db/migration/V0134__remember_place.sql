ALTER TABLE place
    ADD COLUMN units INT NULL COMMENT 'height of a rack in U; null where it is no rack, or not known' AFTER parent_id,
    ADD SYSTEM VERSIONING;
