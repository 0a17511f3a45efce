-- What was handed to an inspection: made once of a period that is over, noted as sent once, and never changed or deleted.
CREATE TABLE inspection_file (
    id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    profile   VARCHAR(40)  NOT NULL,
    first_day DATE         NOT NULL,
    last_day  DATE         NOT NULL,
    made_at   DATETIME(3)  NOT NULL,
    made_by   VARCHAR(100) NOT NULL,
    sha256    CHAR(64)     NOT NULL COMMENT 'of SHA256SUMS',
    number    VARCHAR(100) NOT NULL DEFAULT '',
    sent_on   DATE         NULL,
    sent_to   VARCHAR(500) NOT NULL DEFAULT '',
    sent_by   VARCHAR(100) NOT NULL DEFAULT ''
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Results, facts and documents are not kept twice: they never change where they stand, and SHA256SUMS has what they were.
CREATE TABLE inspection_part (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    inspection_id BIGINT       NOT NULL REFERENCES inspection_file (id),
    path          VARCHAR(200) NOT NULL,
    packed        LONGBLOB     NOT NULL COMMENT 'gzip',
    UNIQUE KEY uq_inspection_part (inspection_id, path)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX ix_obligation_result_judged ON obligation_result (profile, judged_at, obligation, id);

DELIMITER //

CREATE TRIGGER inspection_file_stays BEFORE UPDATE ON inspection_file FOR EACH ROW
BEGIN
    IF OLD.sent_on IS NOT NULL OR NOT (
            NEW.profile = OLD.profile AND NEW.first_day = OLD.first_day AND NEW.last_day = OLD.last_day AND NEW.made_at = OLD.made_at
            AND NEW.made_by = OLD.made_by AND NEW.sha256 = OLD.sha256) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an inspection file never changes: make another one';
    END IF;
END//

DELIMITER ;

CREATE TRIGGER inspection_file_is_kept BEFORE DELETE ON inspection_file FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an inspection file is never deleted';

CREATE TRIGGER inspection_part_stays BEFORE UPDATE ON inspection_part FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an inspection file never changes: make another one';

CREATE TRIGGER inspection_part_is_kept BEFORE DELETE ON inspection_part FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an inspection file is never deleted';
