-- What was filed stays: versions and files are only added.
CREATE TABLE document_file (
    sha256  CHAR(64)   NOT NULL PRIMARY KEY,
    content MEDIUMBLOB NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TRIGGER document_file_stays BEFORE UPDATE ON document_file FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was filed never changes: file a new version';

CREATE TRIGGER document_file_is_kept BEFORE DELETE ON document_file FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was filed is never deleted';

CREATE TRIGGER document_version_stays BEFORE UPDATE ON document_version FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was filed never changes: file a new version';

CREATE TRIGGER document_version_is_kept BEFORE DELETE ON document_version FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was filed is never deleted';
