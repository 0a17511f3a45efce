-- What a document rules or plans, so that obligations that ask for a paper on something can find it.
ALTER TABLE document_version
    ADD COLUMN subjects VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'codes, a space between two' AFTER scope;
