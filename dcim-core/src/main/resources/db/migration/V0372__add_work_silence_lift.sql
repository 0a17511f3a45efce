-- A window of silence may be ended before its time.
ALTER TABLE work_silence
    ADD COLUMN lifted_by   VARCHAR(100)  NOT NULL DEFAULT '' COMMENT 'who ended it before its time; empty where nobody did',
    ADD COLUMN lifted_for  VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'why';
