-- why: codes of the centre's own fields are longer than the built-in ones
ALTER TABLE asset_draft_cell MODIFY field VARCHAR(40) NOT NULL COMMENT 'empty: the row is left out';
ALTER TABLE asset_heading MODIFY field VARCHAR(40) NOT NULL COMMENT 'empty: the column is left out';
