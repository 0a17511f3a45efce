-- An entry leaves the log only when a row of audit_archive stands for it; those rows are only added to, like the log itself.
DELIMITER //

CREATE OR REPLACE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry FOR EACH ROW
BEGIN
    IF OLD.id > (SELECT COALESCE(MAX(last), 0) FROM audit_archive) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is only added to: a row is never deleted before it is archived';
    END IF;
END//

DELIMITER ;

CREATE TRIGGER audit_archive_stays BEFORE UPDATE ON audit_archive FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is only added to: an archive is never changed';

CREATE TRIGGER audit_archive_is_kept BEFORE DELETE ON audit_archive FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is only added to: an archive is never forgotten';
