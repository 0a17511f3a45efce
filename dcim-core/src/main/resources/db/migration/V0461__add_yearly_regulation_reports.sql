-- A yearly report that a text asks for is an inspection file with the obligation that asks, and the day by which it is due.
ALTER TABLE inspection_file
    ADD COLUMN obligation VARCHAR(40) NOT NULL DEFAULT '' COMMENT 'that asks for the report; empty for an inspection',
    ADD COLUMN due_on     DATE        NULL;

DROP TRIGGER inspection_file_stays;

DELIMITER //

CREATE TRIGGER inspection_file_stays BEFORE UPDATE ON inspection_file FOR EACH ROW
BEGIN
    IF OLD.sent_on IS NOT NULL OR NOT (
            NEW.profile = OLD.profile AND NEW.first_day = OLD.first_day AND NEW.last_day = OLD.last_day AND NEW.made_at = OLD.made_at
            AND NEW.made_by = OLD.made_by AND NEW.sha256 = OLD.sha256 AND NEW.obligation = OLD.obligation AND NEW.due_on <=> OLD.due_on) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an inspection file never changes: make another one';
    END IF;
END//

DELIMITER ;
