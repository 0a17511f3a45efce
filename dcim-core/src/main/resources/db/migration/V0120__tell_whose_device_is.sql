ALTER TABLE device
    ADD COLUMN unit_id BIGINT NULL COMMENT 'the agency whose system it is; null for the centre itself' AFTER place_id,
    ADD FOREIGN KEY device_of_unit (unit_id) REFERENCES unit (id);
