-- Periodic reports on the form of annex I; each is written anew, never changed, and the newest of a period holds.
CREATE TABLE incident_annex (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    from_day   DATE         NOT NULL,
    until_day  DATE         NOT NULL COMMENT 'the last one',
    content    JSON         NOT NULL COMMENT 'object: code of a field to what was written',
    written_at DATETIME(3)  NOT NULL,
    written_by VARCHAR(100) NOT NULL,
    KEY incident_annex_of (from_day, until_day, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TRIGGER incident_annex_is_not_changed BEFORE UPDATE ON incident_annex FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a report is written anew, never changed';
CREATE TRIGGER incident_annex_is_kept BEFORE DELETE ON incident_annex FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a report is kept';
