-- why: a list may have as many columns as the centre has fields
ALTER TABLE shown_columns MODIFY columns VARCHAR(4000) NOT NULL COMMENT 'codes in their order, with commas between';
