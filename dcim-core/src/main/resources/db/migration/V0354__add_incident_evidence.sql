-- Photos, log excerpts and papers of an incident; their content is kept with all files.
CREATE TABLE incident_evidence (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id BIGINT       NOT NULL REFERENCES incident (id),
    file_name   VARCHAR(200) NOT NULL,
    file_type   VARCHAR(10)  NOT NULL,
    file_size   INT          NOT NULL COMMENT 'bytes',
    sha256      CHAR(64)     NOT NULL REFERENCES document_file (sha256),
    added_at    DATETIME(3)  NOT NULL,
    added_by    VARCHAR(100) NOT NULL,
    KEY incident_evidence_of (incident_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TRIGGER incident_evidence_is_not_changed BEFORE UPDATE ON incident_evidence FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evidence is added to, never changed';
CREATE TRIGGER incident_evidence_is_kept BEFORE DELETE ON incident_evidence FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evidence is kept';
