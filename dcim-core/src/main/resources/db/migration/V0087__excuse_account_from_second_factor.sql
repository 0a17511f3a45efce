ALTER TABLE account
    ADD COLUMN second_factor_excuse VARCHAR(200) NULL COMMENT 'why none is asked for; null for none';
