-- A frozen report stays as it is: it may be noted as sent once, and that is all.
DELIMITER //

CREATE TRIGGER report_stays_frozen BEFORE UPDATE ON report FOR EACH ROW
BEGIN
    IF OLD.state = 'SENT' OR OLD.state = 'FROZEN' AND NOT (
            NEW.state = 'SENT' AND NEW.kind = OLD.kind AND NEW.opening_day = OLD.opening_day AND NEW.cut_off_day = OLD.cut_off_day
            AND NEW.edition = OLD.edition AND NEW.corrects_id <=> OLD.corrects_id AND NEW.assessment = OLD.assessment
            AND NEW.difficulties = OLD.difficulties AND NEW.proposals = OLD.proposals AND NEW.frozen_at = OLD.frozen_at
            AND NEW.evidence_sha256 = OLD.evidence_sha256) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a frozen report never changes: a correction is a new one';
    END IF;
END//

CREATE TRIGGER report_is_kept BEFORE DELETE ON report FOR EACH ROW
BEGIN
    IF OLD.state IN ('FROZEN', 'SENT') THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a frozen report is never deleted';
    END IF;
END//

DELIMITER ;

CREATE TRIGGER report_content_stays BEFORE UPDATE ON report_content FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a frozen report never changes: a correction is a new one';

CREATE TRIGGER report_content_is_kept BEFORE DELETE ON report_content FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a frozen report is never deleted';

CREATE TRIGGER report_file_stays BEFORE UPDATE ON report_file FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a frozen report never changes: a correction is a new one';

CREATE TRIGGER report_file_is_kept BEFORE DELETE ON report_file FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a frozen report is never deleted';
